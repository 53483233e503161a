import { recordAudit } from '../audit/record-audit.js';
import { readFreeDaysAround, isFreeIn } from '../calendar/free-days.queries.js';
import type { JobHandler } from '../jobs/job.js';
import { notify } from '../notices/notify.js';
import { lockPeople } from '../people/people.queries.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { inZone } from '../platform/time-zone.rules.js';
import { lockSlot } from '../slots/slots.queries.js';
import { nextState } from '../visits/visit.rules.js';
import { lockLine, readLine } from './line-of-slot.queries.js';
import { offerEndsAt, settleLine } from './waitlist.rules.js';

/** Offers the slot's free seats to whoever waits first, takes back offers that ran out, and ends a line that waits in vain. */
export async function offerSeats(tx: Tx, slotId: string): Promise<void> {
  const slot = await lockSlot(tx, slotId);
  // Before one looks where they are: the same person may be offered a seat at the same hours elsewhere this moment.
  await lockPeople(tx, await lockLine(tx, slotId));
  const line = await readLine(tx, slotId);
  if (!line) return;
  const { members, seatsToOffer, timeZone } = line;
  const at = now();
  const { offerHours, requestCutoffHours: cutoffHours } = settings();
  const terms = { offerHours, cutoffHours };
  const { lapsed, next, inVain } = settleLine({ line: members, seatsToOffer, startsAt: slot.startsAt, terms, now: at });

  await expire(tx, lapsed, 'offer-lapsed', at);
  await expire(tx, inVain, 'wait-over', at);
  if (!next.length) return;
  const isFree = isFreeIn((await readFreeDaysAround(tx, [slot.departmentId], at)).get(slot.departmentId));
  await offer(tx, next, offerEndsAt(inZone(at, timeZone), slot.startsAt, terms, isFree), at);
}

/** The same as a job: whoever comes later finds what is left to do, or nothing. */
export const offerSeatsJob: JobHandler<{ slotId: string }> = ({ slotId }, { transactions }) =>
  transactions.run((tx) => offerSeats(tx, slotId));

interface Member {
  id: string;
  visitorId: string;
  state: 'waiting' | 'offered';
}

async function offer(tx: Tx, members: Member[], endsAt: Date, at: Date): Promise<void> {
  const state = nextState('waiting', 'offer');
  await tx.query(`UPDATE visits SET state = $2, offered_at = $3, offer_expires_at = $4 WHERE id = ANY ($1::uuid[])`, [
    members.map(({ id }) => id),
    state,
    at,
    endsAt,
  ]);
  const after = { state, offerExpiresAt: endsAt };
  await audit(tx, members, 'visit.offered', after);
  await tell(tx, members, 'seat-offered');
}

/** Nobody's doing: their time ran out. */
async function expire(tx: Tx, members: Member[], kind: 'offer-lapsed' | 'wait-over', at: Date): Promise<void> {
  if (!members.length) return;
  const state = 'expired';
  await tx.query(`UPDATE visits SET state = $2, decided_by_id = NULL, decided_at = $3 WHERE id = ANY ($1::uuid[])`, [
    members.map(({ id }) => id),
    state,
    at,
  ]);
  await audit(tx, members, 'visit.expired', { state });
  await tell(tx, members, kind);
}

const audit = (tx: Tx, members: Member[], act: string, after: object) =>
  recordAudit(
    tx,
    ...members.map(({ id, state }) => ({
      actorId: null,
      act,
      subjectType: 'visit',
      subjectId: id,
      before: { state },
      after,
    })),
  );

const tell = (tx: Tx, members: Member[], kind: string) =>
  notify(tx, ...members.map(({ id: visitId, visitorId: personId }) => ({ personId, kind, payload: { visitId } })));
