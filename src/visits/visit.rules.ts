// One person's seat in one slot, from request on. A request holds no seat; an approved visit does, and so does an offer to
// somebody who waits, until it ends or, once accepted, the lead decides. Every act moves a visit along the table below and
// every "no" has a name, which is also its key in the locale files.
import { type Actor, isAdmin, mayLead, servesCompany } from '../people/person.rules.js';
import type { SlotFacts } from '../slots/slot.rules.js';

export const visitStates = [
  'requested',
  'waiting',
  'offered',
  'approved',
  'declined',
  'withdrawn',
  'expired',
  'moved',
  'cancelled',
] as const;
export type VisitState = (typeof visitStates)[number];
export const visitActs = [
  'approve',
  'decline',
  'withdraw',
  'cancel',
  'lose-slot',
  'undo-decision',
  'offer',
  'accept-offer',
  'expire',
  'move',
] as const;
export type VisitAct = (typeof visitActs)[number];

/** Which act leads from which state to which; what is missing is refused. Withdrawing a slot makes its visits `lose-slot`. */
const transitions: Record<VisitState, Partial<Record<VisitAct, VisitState>>> = {
  requested: {
    approve: 'approved',
    decline: 'declined',
    withdraw: 'withdrawn',
    'lose-slot': 'declined',
    expire: 'expired',
  },
  waiting: { offer: 'offered', withdraw: 'withdrawn', 'lose-slot': 'declined', expire: 'expired' },
  offered: { 'accept-offer': 'requested', withdraw: 'withdrawn', 'lose-slot': 'declined', expire: 'expired' },
  approved: { cancel: 'cancelled', 'lose-slot': 'cancelled', 'undo-decision': 'requested', move: 'moved' },
  declined: { 'undo-decision': 'requested' },
  withdrawn: {},
  expired: {},
  moved: {},
  cancelled: {},
};

/** A live visit stands in somebody's plans: one per person and slot, never two at the same hours. */
export const liveStates: VisitState[] = ['requested', 'approved'];

/** Not over: live, or in line for a seat. One per person and slot. */
export const openStates: VisitState[] = ['waiting', 'offered', ...liveStates];

const HOUR = 3_600_000;

export interface VisitFacts {
  state: VisitState;
  visitorId: string;
  requestedById: string;
  hostId: string | null;
  /** Set: a seat was offered, and is held. */
  offeredAt?: Date | null;
}

/** The act's next state; only after its rule has said yes. */
export function nextState(state: VisitState, act: VisitAct): VisitState {
  const next = transitions[state][act];
  if (!next) throw new Error(`no ${act} from ${state}`);
  return next;
}

export function whyNotAct(state: VisitState, act: VisitAct): string | null {
  if (transitions[state][act]) return null;
  if (act === 'cancel' && state === 'requested') return 'not-approved';
  if (act === 'undo-decision' && state === 'requested') return 'nothing-to-undo';
  if (state === 'cancelled') return 'already-cancelled';
  if (state === 'withdrawn') return 'request-withdrawn';
  if (state === 'expired') return 'request-expired';
  if (act === 'accept-offer') return 'no-offer';
  if (state === 'waiting' || state === 'offered') return 'still-waiting';
  return 'already-decided';
}

function whyNotOpen(slot: SlotFacts, now: Date): string | null {
  if (slot.state === 'withdrawn') return 'slot-withdrawn';
  if (slot.startsAt <= now) return 'in-the-past';
  return null;
}

export const isFull = (slot: { seats: number; seatsTaken: number }) => slot.seatsTaken >= slot.seats;

/** Why this person cannot have a seat in this slot, whoever asks. */
export function whyNotBook(facts: {
  slot: SlotFacts;
  visitor: { departmentId: string };
  alreadyRequested: boolean;
  /** Whether the visitor has another live visit, or sits with guests, during these hours. */
  isElsewhere: boolean;
  /** Whether somebody who can come stands in line for a seat here. */
  othersWait: boolean;
  /** Whether the visitor's department has all the seats that a campaign gives it. */
  isQuotaReached?: boolean;
  cutoffHours: number;
  now: Date;
}): string | null {
  const { slot, now } = facts;
  const closed = whyNotOpen(slot, now);
  if (closed) return closed;
  if (slot.startsAt.getTime() - now.getTime() < facts.cutoffHours * HOUR) return 'too-late';
  if (facts.visitor.departmentId === slot.departmentId) return 'own-department';
  if (facts.alreadyRequested) return 'already-requested';
  if (facts.isElsewhere) return 'own-overlap';
  // Before a full slot: who may not have a seat cannot wait for one either.
  if (facts.isQuotaReached) return 'quota-reached';
  if (isFull(slot)) return 'slot-full';
  return facts.othersWait ? 'others-wait' : null;
}

/** Everybody books for themselves, managers for their own people too, HR and admin for anybody. */
export const mayBookFor = (actor: Actor, visitor: { id: string; managerId: string | null }) =>
  actor.id === visitor.id || actor.id === visitor.managerId || servesCompany(actor);

export function whyNotBookFor(actor: Actor, visitor: { id: string; managerId: string | null }): string | null {
  return mayBookFor(actor, visitor) ? null : 'not-for-others';
}

const ownObstacles = ['own-department', 'already-requested', 'own-overlap', 'quota-reached'];

/** Whether only this visitor is kept from the slot, and another might have the seat. */
export const isOwnObstacle = (reason: string) => ownObstacles.includes(reason);

export interface DecideFacts {
  actor: Actor;
  visit: VisitFacts;
  slot: SlotFacts;
  /** Whether it belongs to a group about which one decides as a whole. */
  isTogether?: boolean;
}

/** Nobody decides about a request of their own, made or made for them, an admin neither. */
export function whyNotDecide(facts: DecideFacts): string | null {
  const { actor, visit, slot } = facts;
  if (actor.id === visit.visitorId || actor.id === visit.requestedById) return 'own-request';
  if (!mayLead(actor, slot.departmentId)) return 'not-lead';
  return facts.isTogether ? 'decided-together' : null;
}

export function whyNotApprove(facts: DecideFacts & { now: Date }): string | null {
  return (
    whyNotDecide(facts) ??
    whyNotAct(facts.visit.state, 'approve') ??
    whyNotOpen(facts.slot, facts.now) ??
    (isFull(facts.slot) && !facts.visit.offeredAt ? 'slot-full' : null)
  );
}

export function whyNotDecline(facts: DecideFacts): string | null {
  return whyNotDecide(facts) ?? whyNotAct(facts.visit.state, 'decline');
}

// So that the notice, which takes them back, fits in a cookie.
export const MOST_AT_ONCE = 40;

export function whyNotDecideSeveral(count: number): string | null {
  if (count === 0) return 'nothing-chosen';
  return count > MOST_AT_ONCE ? 'too-many-chosen' : null;
}

export function whyNotWithdraw(facts: { actor: Actor; visit: VisitFacts }): string | null {
  const { actor, visit } = facts;
  const mine = actor.id === visit.visitorId || actor.id === visit.requestedById || isAdmin(actor);
  return mine ? whyNotAct(visit.state, 'withdraw') : 'not-visitor';
}

export function whyNotCancel(facts: {
  actor: Actor;
  /** `isMarked`: somebody noted whether the visitor came; nobody calls off what was missed. */
  visit: VisitFacts & { isMarked?: boolean };
  slot: SlotFacts;
  now: Date;
}): string | null {
  const { actor, visit, slot } = facts;
  const concerned = [visit.visitorId, visit.requestedById, visit.hostId].includes(actor.id);
  if (!concerned && !mayLead(actor, slot.departmentId)) return 'not-visitor';
  const why = whyNotAct(visit.state, 'cancel') ?? (slot.endsAt <= facts.now ? 'in-the-past' : null);
  return why ?? (visit.isMarked ? 'attendance-marked' : null);
}

/** Who may see a visit: those concerned, the leads of the department, the visitor's manager, HR and admin. */
export function maySeeVisit(
  actor: Actor,
  visit: VisitFacts & { visitorManagerId: string | null },
  slot: { departmentId: string; hostIds: string[] },
): boolean {
  const concerned = [visit.visitorId, visit.requestedById, visit.visitorManagerId, ...slot.hostIds];
  return concerned.includes(actor.id) || mayLead(actor, slot.departmentId) || servesCompany(actor);
}

/** Why a request was turned down is between the leads and those who asked; a host beside whom nobody came has no part in it. */
export function mayKnowWhyDeclined(
  actor: Actor,
  visit: VisitFacts & { visitorManagerId: string | null },
  slot: { departmentId: string },
): boolean {
  const asked = [visit.visitorId, visit.requestedById, visit.visitorManagerId];
  return asked.includes(actor.id) || mayLead(actor, slot.departmentId) || servesCompany(actor);
}
