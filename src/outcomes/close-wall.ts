import { recordAudit } from '../audit/record-audit.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { Wall } from './wall.entity.js';
import { whyNotCloseWall } from './wall.rules.js';
import { lockWall } from './walls.queries.js';

/** Nobody opens the page of the screen any more. Throws NotFound. */
export async function closeWall(tx: Tx, actor: Actor, departmentId: string): Promise<void> {
  const { id } = await getDepartment(tx, departmentId);
  const wall = await lockWall(tx, id);
  refuseWhen(whyNotCloseWall(actor, id, wall !== null));

  await tx.delete(Wall, { departmentId });
  await recordAudit(tx, { actorId: actor.id, act: 'wall.closed', subjectType: 'department', subjectId: id });
}
