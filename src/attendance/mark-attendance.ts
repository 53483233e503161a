import { recordAudit } from '../audit/record-audit.js';
import { notify } from '../notices/notify.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { lockVisit } from '../visits/lock-visit.js';
import type { MarkAttendanceInput } from './attendance.dto.js';
import { Attendance } from './attendance.entity.js';
import { whyNotMark } from './attendance.rules.js';

/** Notes whether the guest came, or puts it right; the same again changes nothing. Who was missed hears of it. */
export async function markAttendance(tx: Tx, actor: Actor, visitId: string, input: MarkAttendanceInput): Promise<void> {
  const { slot, visit } = await lockVisit(tx, actor, visitId);
  const at = now();
  refuseWhen(whyNotMark({ actor, visit, slot, now: at }));

  const marked = await tx.findOneBy(Attendance, { visitId });
  const before = marked?.outcome ? pick(marked) : null;
  const after = pick(said(input));
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await tx.upsert(Attendance, { visitId, ...after, markedById: actor.id, markedAt: at }, ['visitId']);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'attendance.marked',
    subjectType: 'visit',
    subjectId: visitId,
    before,
    after,
  });
  if (after.outcome === 'missed' && before?.outcome !== 'missed')
    await notify(tx, { personId: visit.visitorId, kind: 'visit-missed', payload: { visitId } });
}

function said({ outcome, toldBy = 'nobody', reason }: MarkAttendanceInput) {
  const isMissed = outcome === 'missed';
  return { outcome, toldBy: isMissed ? toldBy : null, reason: (isMissed && reason) || null };
}

const pick = ({ outcome, toldBy, reason }: Pick<Attendance, 'outcome' | 'toldBy' | 'reason'>) => ({
  outcome,
  toldBy,
  reason,
});
