import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { isLateCancel } from '../visits/late-cancel.rules.js';
import { slotOfVisit } from '../visits/slot-of-visit.js';
import type { VisitView } from '../visits/visits.queries.js';
import { maySeeAttendance, whyNotConfirm, whyNotMark } from './attendance.rules.js';
import { tellerChoices } from './attendance-form.js';
import { findAttendance } from './attendance.queries.js';

/** What the page of a visit says of the guest's coming; null for whom that is no business, and before it begins. */
export async function showAttendance(tx: Tx, me: Actor, visit: VisitView) {
  const facts = { actor: me, visit, slot: slotOfVisit(visit), now: now() };
  if (!maySeeAttendance(facts)) return null;
  const isOver = visit.state === 'approved' && visit.startsAt <= now();
  if (!isOver && !visit.isCancelledLate) return null;
  const attendance = isOver ? await findAttendance(tx, visit.id) : null;
  const { outcome = null, toldBy = null, reason = null } = attendance ?? {};
  return {
    outcome,
    toldBy: toldBy ?? 'nobody',
    reason: reason ?? '',
    isConfirmed: Boolean(attendance?.confirmedAt),
    isCancelledLate: visit.isCancelledLate,
    mayMark: whyNotMark(facts) === null,
    guest: {
      visitId: visit.id,
      visitorName: visit.visitorName,
      outcome,
      toldBy: toldBy ?? 'nobody',
      reason: reason ?? '',
      problems: null,
    },
    tellers: tellerChoices,
    mayConfirm: whyNotConfirm(facts) === null && !attendance?.confirmedAt && attendance?.outcome !== 'present',
  };
}

/** Whether calling off now would be late, to be said beforehand. */
export const wouldBeLate = (me: Actor, visit: VisitView) =>
  visit.startsAt > now() &&
  isLateCancel({
    actorId: me.id,
    visit,
    startsAt: visit.startsAt,
    lateHours: settings().lateCancelHours,
    now: now(),
  });
