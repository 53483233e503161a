import { recordAudit } from '../audit/record-audit.js';
import { notify } from '../notices/notify.js';
import { toLeads } from '../notices/to-leads.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { lockVisit } from '../visits/lock-visit.js';
import { Attendance } from './attendance.entity.js';
import { whyNotConfirm } from './attendance.rules.js';

/** The visitor says to have been there, once. The leads hear of it when somebody marked them as missed. */
export async function confirmAttendance(tx: Tx, actor: Actor, visitId: string): Promise<void> {
  const { slot, visit } = await lockVisit(tx, actor, visitId);
  const at = now();
  refuseWhen(whyNotConfirm({ actor, visit, slot, now: at }));

  const marked = await tx.findOneBy(Attendance, { visitId });
  if (marked?.confirmedAt) return;
  await tx.upsert(Attendance, { visitId, confirmedAt: at }, ['visitId']);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'attendance.confirmed',
    subjectType: 'visit',
    subjectId: visitId,
    after: { outcome: marked?.outcome ?? null },
  });
  if (marked?.outcome !== 'missed') return;
  const notice = { kind: 'attendance-disputed', payload: { visitId } };
  // Once, where a lead marked it: `notify` doubles nothing.
  const marker = marked.markedById ? [{ ...notice, personId: marked.markedById }] : [];
  await notify(tx, ...(await toLeads(tx, slot.departmentId, notice)), ...marker);
}
