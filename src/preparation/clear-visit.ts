import { recordAudit } from '../audit/record-audit.js';
import { notify } from '../notices/notify.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { lockVisit } from '../visits/lock-visit.js';
import { whyNotClear } from './clearance.rules.js';
import { Preparation } from './preparation.entity.js';
import { hasAccepted } from './statement.queries.js';

/** Lets a visitor who did not accept the statement come without listening in; visitor and host hear of it. */
export async function clearVisit(tx: Tx, actor: Actor, visitId: string): Promise<void> {
  const { slot, visit } = await lockVisit(tx, actor, visitId);
  const { allowsListening } = await getDepartment(tx, slot.departmentId);
  const isAccepted = await hasAccepted(tx, visit.visitorId);
  const at = now();
  refuseWhen(whyNotClear({ actor, visit, slot, allowsListening, isAccepted, now: at }));

  const earlier = await tx.findOneBy(Preparation, { visitId });
  if (earlier?.clearedAt) return;
  await tx.upsert(Preparation, { visitId, clearedById: actor.id, clearedAt: at }, ['visitId']);
  await recordAudit(tx, { actorId: actor.id, act: 'visit.cleared', subjectType: 'visit', subjectId: visitId });
  const hearing = [visit.visitorId, ...(visit.hostId ? [visit.hostId] : [])];
  await notify(tx, ...hearing.map((personId) => ({ personId, kind: 'comes-without-listening', payload: { visitId } })));
}
