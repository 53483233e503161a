import { getDepartment, listLedDepartments } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { inZone } from '../platform/time-zone.rules.js';
import { type FormProblems, noProblems } from '../platform/views/page.js';
import { showPlace } from '../slots/show-place.js';
import { overlaps, type SlotHours } from '../slots/slot.rules.js';
import { readOwnTexts } from '../texts/texts.queries.js';
import { filterChoices, isFiltered, queryOf, readFilterWords, toDecisionFilter } from './decision-filter.js';
import { declineTexts, type TypedReason } from './decline-texts.js';
import { type ContestedSlot, type DayGuest, type DepartmentDay, listContestedSlots, listDayGuests, listRequestsOf, type RequestToDecide } from './decisions.queries.js'; // prettier-ignore
import { canBeReplaced } from '../visits/move.rules.js';
import { listMoments } from '../visits/moves.queries.js';
import { listPlans } from '../visits/plans.queries.js';
import { listInLine } from '../waitlist/line-of-slot.queries.js';
import { showLine } from '../waitlist/show-line.js';
import { showParties } from './show-parties.js';
import { whyNotApprove, whyNotDecline } from '../visits/visit.rules.js';

const GUESTS_SHOWN = 4;

/** A refusal that was not accepted: it stays where it was typed. `at` is a visit's id, or `several`. */
export interface Declining extends TypedReason {
  at: string;
  problems: FormProblems;
}

/** What the last form leaves on the page besides the requests. */
export interface Aftermath {
  problems: FormProblems;
  /** Still ticked. */
  chosen: string[];
  declining: Declining | null;
}

export const nothingBefore: Aftermath = { problems: noProblems, chosen: [], declining: null };

/** Requests that this person is to decide, moment by moment, with all that bears on the decision. */
export async function showDecisions(tx: Tx, me: Actor, query: Record<string, unknown>, aftermath: Aftermath) {
  const [{ timeZone }, departments] = await Promise.all([
    getDepartment(tx, me.departmentId),
    listLedDepartments(tx, me),
  ]);
  const words = readFilterWords(query, departments);
  const { items: slots, ...found } = await listContestedSlots(tx, me, toDecisionFilter(words, timeZone));
  const ids = slots.map(({ id }) => id);
  const [requests, guests, plans, own, inLine] = await Promise.all([
    listRequestsOf(tx, ids, now()),
    listDayGuests(tx, daysOf(slots)),
    listPlans(tx, me.id, now()),
    readOwnTexts(tx),
    listInLine(tx, ids),
  ]);
  const movesFrom = await listStanding(
    tx,
    requests.flatMap(({ replacesId }) => replacesId ?? []),
    timeZone,
  );
  return {
    ...filterChoices(departments, timeZone, me.language),
    ...nextTo(aftermath),
    words,
    query: queryOf(words),
    isFiltered: isFiltered(words),
    slotCount: found.slotCount,
    requestCount: found.requestCount,
    nextPath: found.nextCursor && `/decisions${queryOf({ ...words, cursor: found.nextCursor })}`,
    texts: { nl: declineTexts('nl', own), en: declineTexts('en', own) },
    language: me.language,
    groups: slots.map((slot) => ({
      slot: {
        ...showPlace(slot, timeZone),
        ...guestsOn(slot, guests, timeZone),
        line: showLine(inLine, slot.id, timeZone),
        iAmElsewhere: isElsewhere(
          slot,
          plans.filter(({ state }) => state !== 'waiting'),
        ),
      },
      parties: showParties(requests.filter(({ slotId }) => slotId === slot.id), slot, me), // prettier-ignore
      requests: requests.filter(({ slotId, isTogether }) => slotId === slot.id && !isTogether).map((request) => ({
        ...showRequest(request, slot, me, aftermath),
        groupSize: request.groupId ? requests.filter(({ groupId }) => groupId === request.groupId).length : 1,
        movesFrom: movesFrom.get(request.replacesId ?? '') ?? null,
      })), // prettier-ignore
    })),
    declining: aftermath.declining ?? untyped,
    untyped,
  };
}

/** The visits that give way when a request is approved, by id; one that stands no more does not. */
async function listStanding(tx: Tx, visitIds: string[], timeZone: string) {
  const moments = visitIds.length ? await listMoments(tx, visitIds) : [];
  return new Map(moments.filter((moment) => canBeReplaced(moment, now())).map((moment) => [moment.id, { ...moment, timeZone }])); // prettier-ignore
}

const nextTo = ({ problems, chosen, declining }: Aftermath) => ({
  refusal: { ...noProblems, refusal: problems.refusal },
  chosen,
  several: declining?.at === 'several' ? declining : untyped,
});

const untyped = { at: '', text: '', reason: '', problems: noProblems };

const isElsewhere = (slot: SlotHours, plans: SlotHours[]) => plans.some((plan) => overlaps(plan, slot));

/** The day of a slot by the calendar of its department. */
function dayOf({ departmentId, startsAt, timeZone }: ContestedSlot): DepartmentDay {
  const day = inZone(startsAt, timeZone).startOf('day');
  return { departmentId, startsAt: day.toJSDate(), endsAt: day.plus({ days: 1 }).toJSDate() };
}

const daysOf = (slots: ContestedSlot[]) => [
  ...new Map(slots.map(dayOf).map((day) => [`${day.departmentId} ${day.startsAt.getTime()}`, day])).values(),
];

function guestsOn(slot: ContestedSlot, guests: DayGuest[], timeZone: string) {
  const day = dayOf(slot);
  const thatDay = guests
    .filter(({ departmentId }) => departmentId === slot.departmentId)
    .filter(({ startsAt }) => startsAt >= day.startsAt && startsAt < day.endsAt)
    .map((guest) => ({ ...guest, timeZone, isSameSlot: guest.slotId === slot.id }));
  return { guests: thatDay.slice(0, GUESTS_SHOWN), moreGuests: Math.max(0, thatDay.length - GUESTS_SHOWN) };
}

function showRequest(request: RequestToDecide, slot: ContestedSlot, me: Actor, { chosen, declining }: Aftermath) {
  const facts = { actor: me, visit: request, slot, now: now() };
  return {
    ...request,
    holdsSeat: Boolean(request.offeredAt),
    askedBySomebodyElse: request.requestedById !== request.visitorId,
    readsOtherLanguage: request.visitorLanguage !== me.language,
    whyNotApprove: whyNotApprove(facts),
    whyNotDecline: whyNotDecline(facts),
    isChosen: chosen.includes(request.id),
    isDeclining: declining?.at === request.id,
    declining: declining?.at === request.id ? declining : untyped,
  };
}
