import { recordAudit } from '../audit/record-audit.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { newToken } from '../platform/secrets.js';
import { lockWall } from './walls.queries.js';
import { Wall } from './wall.entity.js';
import { whyNotOpenWall } from './wall.rules.js';

/** A new secret address for the screen of a department; the old one stops working. Throws NotFound. */
export async function openWall(tx: Tx, actor: Actor, departmentId: string): Promise<string> {
  const department = await getDepartment(tx, departmentId);
  const wall = await lockWall(tx, departmentId);
  refuseWhen(whyNotOpenWall(actor, department));

  const secret = newToken();
  await tx.upsert(Wall, { departmentId, secret, openedAt: now(), openedById: actor.id }, ['departmentId']);
  await recordAudit(tx, {
    actorId: actor.id,
    act: wall ? 'wall.renewed' : 'wall.opened',
    subjectType: 'department',
    subjectId: departmentId,
  });
  return secret;
}
