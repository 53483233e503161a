import { FEWEST } from '../groups/group.rules.js';
import { getDepartment } from '../people/people.queries.js';
import { type Actor, mayLead, servesCompany } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import type { FormProblems } from '../platform/views/page.js';
import { showPlace } from '../slots/show-place.js';
import { whyNotWithdrawSlot } from '../slots/slot.rules.js';
import { getSlot, type SlotView } from '../slots/slots.queries.js';
import { booksForOthers, listBookablePeople } from './bookable-people.queries.js';
import { withOutlook } from '../visits/booking-outlook.js';
import { type ChosenVisitor, writtenAs } from './choose-visitor.js';
import { listPlans } from '../visits/plans.queries.js';
import { listSlotsInLine } from '../visits/line.queries.js';
import { listReachedQuotas } from '../visits/quota.queries.js';
import { goalFields, obstacle, type TypedRequest } from './request-form.js';
import { findPlaceInSeries } from '../series/series.queries.js';
import { tellRule } from '../series/tell-rule.js';
import { findStatement } from '../preparation/statement.queries.js';
import { isOwnObstacle, liveStates } from '../visits/visit.rules.js';
import { listVisits } from '../visits/visits.queries.js';
import { countWaiting, listInLine, listKeptSeats } from '../waitlist/line-of-slot.queries.js';
import { showLine } from '../waitlist/show-line.js';
import { lineEndsAt, whyNotJoin } from '../waitlist/waitlist.rules.js';

const PEOPLE_SUGGESTED = 50;

interface Request {
  typed: TypedRequest;
  visitor: ChosenVisitor;
  problems: FormProblems;
}

/** One slot as its page shows it to this reader: what it is, the form to ask for a seat, and who comes for its leads. */
export async function showSlot(tx: Tx, me: Actor, slotId: string, { typed, visitor, problems }: Request) {
  const slot = await getSlot(tx, slotId);
  const { timeZone } = await getDepartment(tx, me.departmentId);
  const { blocked, mine, ...shown } = showPlace(await lookAhead(tx, slot, me), timeZone);
  const inLine = await listSlotsInLine(tx, now());
  const forMe = howToGetIn(slot, blocked);
  const others = howToGetIn(slot, withOutlook(slot, { departmentId: '' }, [], inLine).blocked);
  const forOthers = others !== null && (await booksForOthers(tx, me));
  const way = forMe ?? (forOthers ? others : null);
  const statement = forMe !== null ? await findStatement(tx, me) : null;
  const leads = mayLead(me, slot.departmentId);
  return {
    slot: { ...shown, hostNames: slot.hosts.map(({ name }) => name) },
    isOpen: slot.state === 'published',
    allowsListening: (await getDepartment(tx, slot.departmentId)).allowsListening,
    mine,
    whyNotBook: blocked,
    form: way && {
      forMe: forMe !== null,
      forOthers,
      isJoining: way === 'wait',
      ...typed,
      goals: goalFields(typed.learningGoals),
    },
    mayBringGroup: forOthers && others === 'ask' && slot.seats - slot.seatsTaken >= FEWEST,
    waiting: await countWaiting(tx, slotId),
    statement: statement?.isAccepted ? null : statement,
    people: forOthers ? await listSuggested(tx, me) : [],
    choices: visitor.choices.map((person) => ({
      value: writtenAs(person),
      label: `${person.name}, ${person.departmentName}`,
      email: person.email,
    })),
    problems: { ...problems, refusal: problems.refusal ?? (await findObstacle(tx, me, slot, visitor)) },
    mayLead: leads,
    series: leads ? await showSeries(tx, me, slotId) : null,
    whyNotChange: whyNotWithdrawSlot({ actor: me, slot, now: now() }),
    visits: leads ? await listLiveVisits(tx, me, slotId) : [],
    line: leads ? showLine(await listInLine(tx, [slotId]), slotId, timeZone) : null,
  };
}

async function showSeries(tx: Tx, me: Actor, slotId: string) {
  const place = await findPlaceInSeries(tx, slotId);
  return place && { id: place.seriesId, rule: tellRule(place.rule, place.startsOn, me.language) };
}

/** The slot as this person can book it, or not. */
async function lookAhead(tx: Tx, slot: SlotView, person: { id: string; departmentId: string }) {
  const reached = await listReachedQuotas(tx, person.departmentId);
  return withOutlook(slot, person, await listPlans(tx, person.id, now()), await listSlotsInLine(tx, now()), reached);
}

/** Whether somebody who cannot be kept from it otherwise asks for a seat, or stands in line for one; null: neither. */
function howToGetIn(slot: SlotView, whyNotBook: string | null): 'ask' | 'wait' | null {
  if (whyNotBook === null) return 'ask';
  const ends = lineEndsAt(slot.startsAt, { cutoffHours: settings().requestCutoffHours });
  return whyNotJoin({ whyNotBook, lineEndsAt: ends, now: now() }) === null ? 'wait' : null;
}

/** The few people of a manager; those of the whole company are offered as one types. */
async function listSuggested(tx: Tx, me: Actor): Promise<string[]> {
  if (servesCompany(me)) return [];
  return (await listBookablePeople(tx, me, '', PEOPLE_SUGGESTED)).map(writtenAs);
}

/** What keeps the colleague whom one books for from this slot, or null. */
async function findObstacle(tx: Tx, me: Actor, slot: SlotView, { person }: ChosenVisitor) {
  if (!person || person.id === me.id) return null;
  const { blocked } = await lookAhead(tx, slot, person);
  return blocked && isOwnObstacle(blocked) ? obstacle(blocked, person, me) : null;
}

async function listLiveVisits(tx: Tx, me: Actor, slotId: string) {
  const [{ items }, kept] = await Promise.all([listVisits(tx, me, { slotId }), listKeptSeats(tx, slotId)]);
  const live = items.filter(({ state }) => liveStates.includes(state));
  return live.map((visit) => ({ ...visit, holdsSeat: kept.has(visit.id) }));
}
