// Every hard rule, checked on a finished plan. It is written without a look at how plans are made and shares no code with
// that, so that no mistake can pass both. Nobody sees a plan that this has not seen (design: docs/architecture.md).
import type { Placement, PlanHire, PlanProblem, PlanSlot, PlanSolution } from './problem.js';
import { groupBy } from './group-by.rules.js';
import { mondayOf } from './week.rules.js';

export const violationKinds = [
  'unknown-hire',
  'unknown-slot',
  /** A stop that the hire has not got. */
  'unknown-stop',
  /** The slot does not serve the stop. */
  'other-stop',
  /** A day on which nothing takes place. */
  'other-day',
  'outside-window',
  'other-place',
  'absent',
  'busy',
  /** The same hire in the same slot. */
  'twice',
  'too-many-visits',
  'overlap',
  'per-day',
  'per-week',
  'out-of-order',
  'too-few-seats',
  'team-full',
  'pin-lost',
  /** A number, or the list of what is missing, is not what the placements say. */
  'wrong-figures',
] as const;
export type ViolationKind = (typeof violationKinds)[number];

export interface Violation {
  kind: ViolationKind;
  hire: string | null;
  slot: string | null;
}

interface Seated {
  placement: Placement;
  hire: PlanHire;
  slot: PlanSlot;
  /** Place of the stop among those of the hire; -1: none of theirs. */
  order: number;
}

/** What breaks a rule among placements, be they a planner's or somebody's own; none for a plan that holds. */
export function checkPlacements(problem: PlanProblem, placements: Placement[]): Violation[] {
  const hires = new Map(problem.hires.map((hire) => [hire.id, hire]));
  const slots = new Map(problem.slots.map((slot) => [slot.id, slot]));
  const days = new Set(problem.days);
  const violations: Violation[] = [];
  const seated: Seated[] = [];
  for (const placement of placements) {
    const hire = hires.get(placement.hire);
    const slot = slots.get(placement.slot);
    if (!hire) violations.push({ kind: 'unknown-hire', hire: placement.hire, slot: placement.slot });
    if (!slot) violations.push({ kind: 'unknown-slot', hire: placement.hire, slot: placement.slot });
    if (!hire || !slot) continue;
    const order = hire.stops.findIndex(({ stop }) => stop === placement.stop);
    const one = { placement, hire, slot, order };
    seated.push(one);
    violations.push(...checkAlone(one, days));
  }
  for (const ofHire of groupBy(seated, ({ hire }) => hire.id).values()) {
    violations.push(...checkHire(problem, ofHire));
  }
  return [...violations, ...checkSeats(seated), ...checkTeams(problem, seated), ...findLostPins(problem, placements)];
}

/** The same for all that a planner says: with its figures, and with what it could not place. */
export function checkSolution(problem: PlanProblem, solution: PlanSolution): Violation[] {
  const violations = checkPlacements(problem, solution.placements);
  const keyOf = ({ hire, stop }: { hire: string; stop: string }) => JSON.stringify([hire, stop]);
  const missing = new Map<string, number>();
  const add = (key: string, count: number) => missing.set(key, (missing.get(key) ?? 0) + count);
  let possible = 0;
  for (const hire of problem.hires) {
    for (const { stop, visits } of hire.stops) {
      possible += visits;
      add(keyOf({ hire: hire.id, stop }), visits);
    }
  }
  for (const placement of solution.placements) add(keyOf(placement), -1);
  for (const unplaced of solution.unplaced) add(keyOf(unplaced), -1);
  const placed = solution.placements.length;
  const { bound } = solution;
  const gap = bound > 0 ? (bound - placed) / bound : 0;
  const isRight =
    [...missing.values()].every((count) => count === 0) &&
    solution.placed === placed &&
    solution.possible === possible &&
    Number.isInteger(bound) &&
    placed <= bound &&
    bound <= possible &&
    Math.abs(solution.gap - gap) < 1e-9;
  return isRight ? violations : [...violations, { kind: 'wrong-figures', hire: null, slot: null }];
}

/** What is wrong with a placement whatever the others are. */
function checkAlone({ placement, hire, slot, order }: Seated, days: Set<string>): Violation[] {
  const stop = hire.stops[order];
  const isBroken: Partial<Record<ViolationKind, boolean>> = {
    'unknown-stop': !stop,
    'other-stop': !slot.stops.includes(placement.stop),
    'other-day': !days.has(slot.day),
    'outside-window': stop !== undefined && (slot.day < stop.from || slot.day > stop.to),
    'other-place': hire.places !== null && slot.place !== undefined && !hire.places.includes(slot.place),
    absent: hire.absent.includes(slot.day),
    busy: hire.busy.some((hours) => hours.day === slot.day && overlap(hours, slot)),
  };
  return (Object.keys(isBroken) as ViolationKind[])
    .filter((kind) => isBroken[kind])
    .map((kind) => ({ kind, hire: hire.id, slot: slot.id }));
}

/** What is wrong with one hire's placements together. Each is compared with those before it in the list. */
function checkHire(problem: PlanProblem, ofHire: Seated[]): Violation[] {
  const rules = ofHire[0]!.hire.rules ?? problem.rules;
  const violations: Violation[] = [];
  ofHire.forEach((one, index) => {
    const { hire, slot, order } = one;
    const blame = (kind: ViolationKind) => violations.push({ kind, hire: hire.id, slot: slot.id });
    const before = ofHire.slice(0, index);
    const count = (isAlike: (other: Seated) => boolean) => before.filter(isAlike).length + 1;
    const sameDay = before.filter((other) => other.slot.day === slot.day);

    if (before.some((other) => other.slot.id === slot.id)) blame('twice');
    else if (sameDay.some((other) => overlap(other.slot, slot))) blame('overlap');
    if (count((other) => other.order === order) > (hire.stops[order]?.visits ?? Infinity)) blame('too-many-visits');
    if (sameDay.length + 1 > rules.perDay) blame('per-day');
    const monday = mondayOf(slot.day);
    if (rules.perWeek !== null && count((other) => mondayOf(other.slot.day) === monday) > rules.perWeek)
      blame('per-week');
    if (hire.isOrdered && before.some((other) => isOutOfOrder(one, other) || isOutOfOrder(other, one)))
      blame('out-of-order');
  });
  return violations;
}

/** Whether `later` begins too early for a stop that comes after that of `earlier`. */
function isOutOfOrder(earlier: Seated, later: Seated): boolean {
  if (earlier.order < 0 || earlier.order >= later.order) return false;
  if (earlier.slot.day !== later.slot.day) return later.slot.day < earlier.slot.day;
  return later.slot.startMinute < earlier.slot.endMinute;
}

function checkSeats(seated: Seated[]): Violation[] {
  return [...groupBy(seated, ({ slot }) => slot.id).values()].flatMap((inSlot) =>
    inSlot
      .slice(Math.max(inSlot[0]!.slot.seats, 0))
      .map(({ hire, slot }): Violation => ({ kind: 'too-few-seats', hire: hire.id, slot: slot.id })),
  );
}

/** Guests only come together when somebody arrives: it is enough to count then, and when a limit begins. */
function checkTeams({ teams }: PlanProblem, seated: Seated[]): Violation[] {
  const byTeamAndDay = groupBy(seated, ({ slot }) => JSON.stringify([slot.team ?? null, slot.day]));
  return teams.flatMap(({ id, limits }) =>
    limits.flatMap(({ day, startMinute, endMinute, guests }) => {
      const guestsOfDay = byTeamAndDay.get(JSON.stringify([id, day])) ?? [];
      const moments = new Set([startMinute, ...guestsOfDay.map(({ slot }) => slot.startMinute)]);
      return [...moments]
        .filter((moment) => startMinute <= moment && moment < endMinute)
        .flatMap((moment) => {
          const present = guestsOfDay.filter(({ slot }) => slot.startMinute <= moment && moment < slot.endMinute);
          return present
            .slice(Math.max(guests, 0))
            .map(({ hire, slot }): Violation => ({ kind: 'team-full', hire: hire.id, slot: slot.id }));
        });
    }),
  );
}

function findLostPins({ pinned }: PlanProblem, placements: Placement[]): Violation[] {
  const keyOf = ({ hire, stop, slot }: Placement) => JSON.stringify([hire, stop, slot]);
  const there = new Set(placements.map(keyOf));
  return pinned.filter((pin) => !there.has(keyOf(pin))).map(({ hire, slot }) => ({ kind: 'pin-lost', hire, slot }));
}

type Hours = { startMinute: number; endMinute: number };

/** Of the same day. Where one ends the other may begin. */
const overlap = (one: Hours, other: Hours) => one.startMinute < other.endMinute && other.startMinute < one.endMinute;
