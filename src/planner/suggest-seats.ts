import { countGuests, type Room } from './count-guests.js';
import { explainUnplaced } from './explain-unplaced.js';
import { findLongerWindow } from './find-longer-window.js';
import { groupBy } from './group-by.rules.js';
import type { Placement, PlanProblem, PlanSlot } from './problem.js';
import { type Claim, listClaims, moveClaims } from './seat-claims.js';
import { seatOneByOne } from './seat-one-by-one.js';

/** What would help a stop for which visits have no seat. */
export interface SeatWish {
  stop: string;
  /** Visits that have no seat. */
  missing: number;
  /** Who misses them. */
  hires: string[];
  /** The first and the last day on which they could have come. */
  from: string;
  to: string;
  /** Seats that there are for the stop from the first of these days to the last. */
  seats: number;
  /** The fewest more seats that help; with several, each helps further. */
  moreSeats: MoreSeats[];
  /** Visits that no seats on any one day would help. */
  stillMissing: number;
  /** Or this, with the seats that there are; null when no window of any length helps. */
  longerWindow: { workingDays: number; visits: number } | null;
}

/** So many more seats on any one of these days. */
export interface MoreSeats {
  seats: number;
  days: string[];
  /** What there is on these days already and could have them; on other days it takes a slot more. */
  slots: string[];
}

const MOST_STEPS = 5;
const USUAL_HOURS = { startMinute: 540, endMinute: 660 };

/**
 * The smallest change that would give the missing visits a seat, stop by stop. Every other placement stays in its hours:
 * only visits for the same stop make room, so that what is said here is true, if not always the least.
 */
export function suggestSeats(problem: PlanProblem, placements: Placement[]): SeatWish[] {
  // Where a seat is left, it is not seats that are wanting.
  const unplaced = explainUnplaced(problem, placements).filter(({ reason }) => reason !== 'seat-left');
  const room = countGuests(problem, placements);
  return [...groupBy(unplaced, ({ stop }) => stop)].map(([stop, missing]) => {
    const hires = [...new Set(missing.map(({ hire }) => hire))];
    const claims = listClaims(problem, placements, stop, missing);
    const wanting = claims.filter(({ slot }) => slot === null);
    const from = wanting.map((claim) => claim.stop.from).reduce((one, other) => (one < other ? one : other));
    const to = wanting.map((claim) => claim.stop.to).reduce((one, other) => (one > other ? one : other));
    const slots = problem.slots.filter(({ stops }) => stops.includes(stop));
    const inTime = slots.filter(({ day }) => from <= day && day <= to);
    const longerWindow = findLongerWindow(problem, wanting, slots, room);
    const moreSeats = findMoreSeats(problem, stop, claims, slots, room);
    return {
      stop,
      missing: missing.length,
      hires,
      from,
      to,
      seats: inTime.reduce((sum, { seats }) => sum + seats, 0),
      moreSeats,
      stillMissing: missing.length - moreSeats.reduce((sum, { seats }) => sum + seats, 0),
      longerWindow,
    };
  });
}

/** Takes the day that helps most, again and again; each seat helps one visit, so that no fewer seats could. */
function findMoreSeats(
  problem: PlanProblem,
  stop: string,
  claims: Claim[],
  slots: PlanSlot[],
  room: Room,
): MoreSeats[] {
  const steps: MoreSeats[] = [];
  const options = listOptions(problem, stop, slots);
  const given = new Map<string, number>();
  const teamDay = ({ team, day }: PlanSlot) => JSON.stringify([team, day]);
  let left = claims;
  while (steps.length < MOST_STEPS && left.some(({ slot }) => slot === null)) {
    const seatAt = seatOneByOne(left, problem.rules);
    const gains = options.map((slot) => ({
      slot,
      ...seatAt(slot, room.teamRoom(slot) - (given.get(teamDay(slot)) ?? 0)),
    }));
    const seats = Math.max(0, ...gains.map(({ gained }) => gained));
    const best = gains.filter(({ gained }) => gained === seats);
    const [first] = best;
    if (!first || seats === 0) break;
    steps.push({
      seats,
      days: [...new Set(best.map(({ slot }) => slot.day))],
      slots: best.map(({ slot }) => slot.id).filter((id) => id !== NEW_SLOT),
    });
    given.set(teamDay(first.slot), (given.get(teamDay(first.slot)) ?? 0) + seats);
    left = moveClaims(left, first.slots);
  }
  return steps;
}

const NEW_SLOT = '';

/** The slots of the stop, and on days without one a slot at its usual hours. */
function listOptions({ days }: PlanProblem, stop: string, slots: PlanSlot[]): PlanSlot[] {
  const byDay = groupBy(slots, ({ day }) => day);
  const byKind = groupBy(slots, ({ startMinute, endMinute, place, team }) =>
    JSON.stringify([startMinute, endMinute, place, team]),
  );
  const [usual] = [...byKind.values()].sort((one, other) => other.length - one.length)[0] ?? [];
  const another = { ...(usual ?? USUAL_HOURS), id: NEW_SLOT, stops: [stop], seats: 0 };
  return days.flatMap((day) => byDay.get(day) ?? [{ ...another, day }]);
}
