import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { groupByDay } from '../platform/views/days.js';
import { showPlace } from '../slots/show-place.js';
import { channels } from '../slots/slot.rules.js';
import { listSlots } from '../slots/slots.queries.js';
import { withOutlook } from '../visits/booking-outlook.js';
import { listSlotsInLine } from '../visits/line.queries.js';
import { listPlans } from '../visits/plans.queries.js';
import { listReachedQuotas } from '../visits/quota.queries.js';
import { findStatement } from '../preparation/statement.queries.js';
import { findNextVisit, listOwnGuests } from './coming.queries.js';

const SLOTS_SHOWN = 5;
const SLOTS_LOOKED_AT = 40;
const HOUR = 3_600_000;
const TWO_WEEKS = 14 * 24 * HOUR;

/** The reader's own next visit and what it asks of them, and moments that would suit. */
export async function showOwnVisits(tx: Tx, me: Actor, timeZone: string) {
  const [next, slots] = await Promise.all([findNextVisit(tx, me.id, now()), listSuiting(tx, me)]);
  const isStatementOpen = next !== null && !(await findStatement(tx, me)).isAccepted;
  return {
    next: next && showPlace(next, timeZone),
    isStatementOpen,
    channels,
    slots: slots.map((slot) => showPlace(slot, timeZone)),
  };
}

/** The first moments this person could book, those in their own language before the others. */
async function listSuiting(tx: Tx, me: Actor) {
  const [plans, inLine, reached, { items }] = await Promise.all([
    listPlans(tx, me.id, now()),
    listSlotsInLine(tx, now()),
    listReachedQuotas(tx, me.departmentId),
    listSlots(tx, {
      withFreeSeats: true,
      startsFrom: new Date(now().getTime() + settings().requestCutoffHours * HOUR),
      exceptDepartmentId: me.departmentId,
      limit: SLOTS_LOOKED_AT,
    }),
  ]);
  const open = items
    .map((slot) => withOutlook(slot, me, plans, inLine, reached))
    .filter(({ blocked }) => blocked === null);
  const isSpoken = ({ language }: { language: string }) => language === me.language;
  return [...open.filter(isSpoken), ...open.filter((slot) => !isSpoken(slot))].slice(0, SLOTS_SHOWN);
}

/** Who comes to sit beside the reader in the coming two weeks, by day. */
export async function showOwnGuests(tx: Tx, me: Actor, timeZone: string) {
  const guests = await listOwnGuests(tx, me.id, { startsAt: now(), endsAt: new Date(now().getTime() + TWO_WEEKS) });
  return { days: groupByDay(guests.map((guest) => showPlace(guest, timeZone))) };
}
