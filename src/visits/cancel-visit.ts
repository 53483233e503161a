import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { settings } from '../platform/settings.js';
import { endVisit, releaseSeat } from './end-visit.js';
import { isLateCancel } from './late-cancel.rules.js';
import { lockVisit } from './lock-visit.js';
import { whyNotCancel } from './visit.rules.js';
import type { CancelVisitInput } from './visits.dto.js';
import { isAttendanceMarked } from './visits.queries.js';

/** Calls an approved visit off: out of both calendars, and the leads hear of the free seat unless one of them did it. */
export async function cancelVisit(tx: Tx, actor: Actor, visitId: string, { reason }: CancelVisitInput): Promise<void> {
  const { slot, visit } = await lockVisit(tx, actor, visitId);
  const at = now();
  const isMarked = await isAttendanceMarked(tx, visit.id);
  refuseWhen(whyNotCancel({ actor, visit: { ...visit, isMarked }, slot, now: at }));

  const { lateCancelHours: lateHours } = settings();
  const isLate = isLateCancel({ actorId: actor.id, visit, startsAt: slot.startsAt, lateHours, now: at });
  await endVisit(tx, actor, visit, { act: 'cancel', reason, at, isLate });
  await releaseSeat(tx, actor, visit.id, slot.departmentId);
}
