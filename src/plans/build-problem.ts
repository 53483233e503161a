import { isFreeIn } from '../calendar/free-days.queries.js';
import type { Placement, PlanHire, PlanProblem, PlanRules } from '../planner/problem.js';
import { checkPlacements } from '../planner/solution.rules.js';
import { dateInZone } from '../platform/time-zone.rules.js';
import type { RotationNeed } from '../rotations/rotation-needs.queries.js';
import { type PlanCalendar, standingOf, toClock, toPlanHire } from './plan-hire.rules.js';
import type { PlanScene } from './plan-scene.queries.js';
import { StopKeys } from './stop-keys.js';

/** What the planner is asked, and what its names stand for: a hire is a rotation, a slot a slot. */
export interface BuiltProblem {
  problem: PlanProblem;
  keys: StopKeys;
  /** The visit of a rotation that stands in a slot already. */
  visitIdOf(rotationId: string, slotId: string): string | null;
}

export function buildProblem(scene: PlanScene): BuiltProblem {
  const { needs, zone, opensAt, closed } = scene;
  const keys = new StopKeys();
  for (const need of needs) keys.add(need, keptFrom(scene, need));
  const slots = scene.slots.map((slot) => ({
    id: slot.id,
    stops: keys.servedBy(slot),
    ...toClock(slot, zone),
    seats: slot.seats,
  }));
  const days = listDays(scene, new Set(slots.map(({ day }) => day)));
  const calendarOf = ({ departmentId }: RotationNeed): PlanCalendar => ({
    zone,
    days,
    opensAt,
    isFree: isFreeIn(closed.get(departmentId)),
  });
  const hires = needs.flatMap(
    (need) => toPlanHire(need, calendarOf(need), ({ stopId }) => keys.nameOf(need.rotationId, stopId)!) ?? [],
  );
  const problem = { days, slots, hires, rules: strictest(hires), teams: [], pinned: [], published: [] };
  const placeable = placeableIn(problem, keys);
  const standing = needs.flatMap((need) =>
    standingOf(need, calendarOf(need)).map((visit) => ({ ...visit, rotationId: need.rotationId })),
  );
  const visitIds = new Map(standing.map(({ rotationId, slotId, visitId }) => [`${rotationId} ${slotId}`, visitId]));
  return {
    problem: {
      ...problem,
      published: mostPerStop(hires, placeable([...standing, ...scene.draft])),
      pinned: keepable(problem, placeable(scene.draft.filter(({ isPinned }) => isPinned))),
    },
    keys,
    visitIdOf: (rotationId, slotId) => visitIds.get(`${rotationId} ${slotId}`) ?? null,
  };
}

/** Slots that a reviewer, or a quota of seats, keeps one hire from. Where they have a seat already they stay. */
function keptFrom({ exclusions, spent }: PlanScene, need: RotationNeed): Set<string> {
  const has = new Set(need.planned.map(({ slotId }) => slotId));
  const full = [...(spent.get(need.departmentId) ?? [])].filter((id) => !has.has(id));
  return new Set([
    ...full,
    ...exclusions.flatMap(({ rotationId, slotId }) => (rotationId === need.rotationId && slotId ? slotId : [])),
  ]);
}

/** Working days, on which waiting is counted, and any other day with a slot. */
function listDays({ needs, closed, zone, firstOn, untilOn }: PlanScene, withSlots: Set<string>): string[] {
  const homes = [...new Set(needs.map(({ departmentId }) => isFreeIn(closed.get(departmentId))))];
  const days: string[] = [];
  for (let at = dateInZone(firstOn, zone); ; at = at.plus({ days: 1 })) {
    const day = at.toISODate() as string;
    if (day > untilOn) return days;
    const isWorkingDay = at.weekday <= 5 && !homes.every((isFree) => isFree(day));
    if (isWorkingDay || withSlots.has(day)) days.push(day);
  }
}

/** For those who ask nothing of their own. */
function strictest(hires: PlanHire[]): PlanRules {
  const own = hires.flatMap(({ rules }) => rules ?? []);
  const perWeek = own.flatMap((rules) => rules.perWeek ?? []);
  return {
    perDay: own.length ? Math.min(...own.map(({ perDay }) => perDay)) : 1,
    perWeek: perWeek.length ? Math.min(...perWeek) : null,
  };
}

type Seat = { rotationId: string; stopId: string; slotId: string };

/** Seats as the planner names them, without those of which it does not know the hire, the stop or the slot. */
function placeableIn({ hires, slots }: PlanProblem, keys: StopKeys): (seats: Seat[]) => Placement[] {
  const slotIds = new Set(slots.map(({ id }) => id));
  const stopsOf = new Map(hires.map(({ id, stops }) => [id, new Set(stops.map(({ stop }) => stop))]));
  return (seats) =>
    seats.flatMap(({ rotationId, stopId, slotId }) => {
      const stop = keys.nameOf(rotationId, stopId);
      const isAsked = stop !== null && stopsOf.get(rotationId)?.has(stop) && slotIds.has(slotId);
      return isAsked ? [{ hire: rotationId, stop, slot: slotId }] : [];
    });
}

/** Of what is there or was proposed, no more than a stop asks for: what is there comes first. */
function mostPerStop(hires: PlanHire[], placements: Placement[]): Placement[] {
  const left = new Map(hires.flatMap(({ id, stops }) => stops.map(({ stop, visits }) => [`${id} ${stop}`, visits])));
  const seen = new Set<string>();
  return placements.filter(({ hire, stop, slot }) => {
    const [seat, asked] = [`${hire} ${slot}`, `${hire} ${stop}`];
    const room = left.get(asked) ?? 0;
    if (seen.has(seat) || room === 0) return false;
    seen.add(seat);
    left.set(asked, room - 1);
    return true;
  });
}

/** What was pinned once may not be possible any more: such a pin is let go, and the hire planned anew. */
function keepable(problem: PlanProblem, pins: Placement[]): Placement[] {
  if (!checkPlacements(problem, pins).length) return pins;
  const kept: Placement[] = [];
  for (const pin of pins) if (!checkPlacements(problem, [...kept, pin]).length) kept.push(pin);
  return kept;
}
