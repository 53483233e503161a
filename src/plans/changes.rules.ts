// What publishing a plan changes: its placements beside the visits that stand. A hire who has a visit at the very slot keeps
// it. A visit that stands elsewhere goes over to a placement of the same stop; one without is called off. What was asked for
// after the planner began, or was too near then to be planned otherwise, is unknown to the plan, and stays. A visit that goes over to a slot where a lead decides keeps
// its seat until then, as with any move; unless the hire cannot be there, or the plan needs the seat or the hour.
import { groupBy } from '../planner/group-by.rules.js';
import { overlaps, type SlotHours } from '../slots/slot.rules.js';

export interface StandingVisit extends SlotHours {
  visitId: string;
  rotationId: string;
  stopId: string;
  slotId: string;
  hostDepartmentId: string;
  state: 'requested' | 'approved';
  requestedAt: Date;
  /** Why the hire cannot be there any more; null when they can. */
  whyNot: string | null;
}

export interface PlacedVisit extends SlotHours {
  placementId: string;
  rotationId: string;
  stopId: string;
  slotId: string;
  /** Whether the slot approves by itself. */
  isAutomatic: boolean;
}

export interface Move<P extends PlacedVisit = PlacedVisit> {
  visit: StandingVisit;
  placement: P;
  /** `carried`: the seat and the calendar events go over at once; `asked`: once the lead agrees; `anew`: the old one is called off first. */
  how: 'carried' | 'asked' | 'anew';
}

export interface PlanChanges<P extends PlacedVisit = PlacedVisit> {
  kept: { visit: StandingVisit; placement: P }[];
  added: P[];
  moved: Move<P>[];
  dropped: StandingVisit[];
}

const ofRotation = ({ rotationId }: { rotationId: string }) => rotationId;

/** What the planner reckoned with. */
export interface PlannedFrom {
  /** When it began to read. */
  at: Date;
  /** Visits before this stayed where they were. */
  opensAt: Date;
}

export function listChanges<P extends PlacedVisit>(
  placements: P[],
  standing: StandingVisit[],
  planned: PlannedFrom,
): PlanChanges<P> {
  const changes: PlanChanges<P> = { kept: [], added: [], moved: [], dropped: [] };
  const visits = groupBy(standing, ofRotation);
  for (const [rotationId, placed] of groupBy(placements, ofRotation)) {
    const own = visits.get(rotationId) ?? [];
    visits.delete(rotationId);
    compare(placed, own, planned, changes);
  }
  for (const own of visits.values()) compare([], own, planned, changes);
  return changes;
}

function compare<P extends PlacedVisit>(
  placed: P[],
  own: StandingVisit[],
  planned: PlannedFrom,
  changes: PlanChanges<P>,
): void {
  const leaving = own.filter((visit) => visit.whyNot !== null || isKnown(visit, planned));
  const coming: P[] = [];
  for (const placement of placed) {
    const visit = own.find(({ slotId }) => slotId === placement.slotId);
    if (visit) changes.kept.push({ visit, placement });
    else coming.push(placement);
  }
  const left = leaving.filter(({ slotId }) => !placed.some((placement) => placement.slotId === slotId));
  for (const placement of coming) {
    const index = left.findIndex(({ stopId }) => stopId === placement.stopId);
    const [visit] = index < 0 ? [] : left.splice(index, 1);
    if (visit) changes.moved.push({ visit, placement, how: howToMove(visit, placement) });
    else changes.added.push(placement);
  }
  changes.dropped.push(...left);
}

/** Placements for which the hire got a visit since the planner began: by another plan, or by going elsewhere themselves. */
export function listNeedless<P extends PlacedVisit>(
  placements: P[],
  standing: StandingVisit[],
  { at }: PlannedFrom,
): P[] {
  const isPlaced = (visit: StandingVisit) =>
    placements.some(({ rotationId, slotId }) => rotationId === visit.rotationId && slotId === visit.slotId);
  const newer = standing.filter((visit) => visit.requestedAt > at && visit.whyNot === null && !isPlaced(visit));
  const needless: P[] = [];
  for (const visit of newer) {
    const placement = placements.findLast(
      (one) =>
        one.rotationId === visit.rotationId &&
        one.stopId === visit.stopId &&
        !needless.includes(one) &&
        !standing.some(({ rotationId, slotId }) => rotationId === one.rotationId && slotId === one.slotId),
    );
    if (placement) needless.push(placement);
  }
  return needless;
}

const isKnown = ({ requestedAt, startsAt }: StandingVisit, { at, opensAt }: PlannedFrom) =>
  requestedAt <= at && startsAt >= opensAt;

function howToMove(visit: StandingVisit, placement: PlacedVisit): Move['how'] {
  if (visit.state === 'requested') return 'anew';
  if (placement.isAutomatic) return 'carried';
  return visit.whyNot === null ? 'asked' : 'anew';
}

export interface SlotSeats {
  id: string;
  seats: number;
  seatsTaken: number;
}

/** The seats that a slot has for this plan: those nobody has, and those that its own visits give up for certain. */
export function seatsLeft(slot: SlotSeats, changes: PlanChanges): number {
  const given = [...changes.dropped, ...changes.moved.filter(({ how }) => how !== 'asked').map(({ visit }) => visit)];
  const freed = given.filter(({ slotId, state }) => slotId === slot.id && state === 'approved').length;
  return slot.seats - slot.seatsTaken + freed;
}

/** Lets the visits give up their seats at once that keep them until a lead decides, where the plan needs the seat or the hour. */
export function releaseNeeded<P extends PlacedVisit>(
  changes: PlanChanges<P>,
  slots: Map<string, SlotSeats>,
): PlanChanges<P> {
  const coming = comingOf(changes);
  const wanted = new Map<string, number>();
  for (const { slotId } of coming) wanted.set(slotId, (wanted.get(slotId) ?? 0) + 1);
  const moved = [...changes.moved];
  const soFar = () => ({ ...changes, moved });
  for (const [index, move] of moved.entries()) {
    if (move.how !== 'asked') continue;
    const { visit, placement } = move;
    const slot = slots.get(visit.slotId);
    const isSeatNeeded = slot && seatsLeft(slot, soFar()) < (wanted.get(slot.id) ?? 0);
    const isHourNeeded = coming.some(
      (other) => other !== placement && other.rotationId === visit.rotationId && overlaps(other, visit),
    );
    if (isSeatNeeded || isHourNeeded) moved[index] = { ...move, how: 'anew' };
  }
  return soFar();
}

/** The placements that become visits of their own. */
export const comingOf = <P extends PlacedVisit>({ added, moved }: PlanChanges<P>): P[] => [
  ...added,
  ...moved.map(({ placement }) => placement),
];

/** The visits that are no more where they were, or may soon be. */
export const leavingOf = ({ dropped, moved }: PlanChanges): StandingVisit[] => [
  ...dropped,
  ...moved.map(({ visit }) => visit),
];
