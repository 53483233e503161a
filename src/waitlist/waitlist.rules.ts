// When a moment is full one can stand in line for a seat. A seat that comes free is offered to the first who can come, for a
// limited time, then to the next; who asked for it before, and waits for the lead, goes first. The nearer the moment, the
// shorter an offer lasts, so that the next in line has a chance too. Shortly before seats can no longer be asked for, the
// line ends: nobody waits for a moment that will not come.
import type { DateTime } from 'luxon';
import { addWorkingDays, isWorkingDay, type IsFree } from '../calendar/working-days.rules.js';
import type { Actor } from '../people/person.rules.js';
import type { SlotFacts } from '../slots/slot.rules.js';
import { type VisitFacts, whyNotAct, whyNotWithdraw } from '../visits/visit.rules.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SHORTEST_OFFER = 30 * MINUTE;

export interface OfferTerms {
  /** How long an offer stands when there is time enough. */
  offerHours: number;
  /** How long before its start a seat can still be asked for. */
  cutoffHours: number;
}

/** Until then an offer can be accepted, whatever was said when it was made: the slot may have been moved since. */
const answersEndAt = (startsAt: Date, cutoffHours: number) => startsAt.getTime() - cutoffHours * HOUR;

/** From then on nothing is offered any more, and whoever still waits is told. */
export const lineEndsAt = (startsAt: Date, { cutoffHours }: Pick<OfferTerms, 'cutoffHours'>) =>
  new Date(answersEndAt(startsAt, cutoffHours) - SHORTEST_OFFER);

/** Why somebody cannot stand in line, given why they cannot book. */
export function whyNotJoin(facts: { whyNotBook: string | null; lineEndsAt: Date; now: Date }): string | null {
  const { whyNotBook } = facts;
  if (whyNotBook === null) return 'seats-free';
  if (whyNotBook !== 'slot-full' && whyNotBook !== 'others-wait') return whyNotBook;
  return facts.now >= facts.lineEndsAt ? 'too-late' : null;
}

/** Until when a seat is kept for somebody who is offered it now, before the line ends. `now` is on the slot's own clock. */
export function offerEndsAt(now: DateTime, startsAt: Date, terms: OfferTerms, isFree?: IsFree): Date {
  const left = answersEndAt(startsAt, terms.cutoffHours) - now.toMillis();
  const usual = afterFreeDays(now.plus({ hours: terms.offerHours }), isFree).toMillis() - now.toMillis();
  const longest = Math.max(left / 2, Math.min(left, SHORTEST_OFFER));
  return new Date(now.toMillis() + Math.min(usual, longest));
}

/** Whether an offer stands shorter than offers do, because the moment is near. */
export const isLateOffer = (offeredAt: Date, endsAt: Date, offerHours: number) =>
  endsAt.getTime() - offeredAt.getTime() < offerHours * HOUR;

/** Nobody reads their mail on a day off: the offer of a Friday stands until the Monday. */
const afterFreeDays = (end: DateTime, isFree?: IsFree) =>
  isWorkingDay(end, isFree) ? end : addWorkingDays(end, 1, isFree);

interface InLine {
  id: string;
  state: string;
  offerExpiresAt: Date | null;
}

/** What becomes of a line now: whose offer ran out, who is offered a seat, and whether the rest wait in vain. */
export function settleLine<T extends InLine & { canCome: boolean }>(facts: {
  /** In the order in which they joined. */
  line: T[];
  /** Seats that are nobody's, those of offers that run out now not among them. */
  seatsToOffer: number;
  startsAt: Date;
  terms: OfferTerms;
  now: Date;
}): { lapsed: T[]; next: T[]; inVain: T[] } {
  const { line, startsAt, terms, now } = facts;
  const areAnswersOver = now.getTime() >= answersEndAt(startsAt, terms.cutoffHours);
  const isOver = ({ offerExpiresAt }: T) => areAnswersOver || offerExpiresAt === null || offerExpiresAt <= now;
  const lapsed = line.filter((one) => one.state === 'offered' && isOver(one));
  const waiting = line.filter(({ state }) => state === 'waiting');
  if (now >= lineEndsAt(startsAt, terms)) return { lapsed, next: [], inVain: waiting };
  const seats = Math.max(0, facts.seatsToOffer + lapsed.length);
  return { lapsed, next: waiting.filter(({ canCome }) => canCome).slice(0, seats), inVain: [] };
}

/** Whoever may take a request back may accept what it led to. */
export function whyNotAccept(facts: {
  actor: Actor;
  visit: VisitFacts & { offerExpiresAt: Date | null };
  slot: SlotFacts;
  /** Whether the visitor sits with a guest of their own at these hours by now. */
  isElsewhere: boolean;
  cutoffHours: number;
  now: Date;
}): string | null {
  const { visit, slot, now } = facts;
  if (whyNotWithdraw(facts) === 'not-visitor') return 'not-visitor';
  const why = whyNotAct(visit.state, 'accept-offer');
  if (why) return why === 'request-expired' ? 'offer-over' : why;
  const ends = Math.min(visit.offerExpiresAt?.getTime() ?? 0, answersEndAt(slot.startsAt, facts.cutoffHours));
  if (now.getTime() >= ends) return 'offer-over';
  return facts.isElsewhere ? 'own-overlap' : null;
}
