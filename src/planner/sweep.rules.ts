import { isHeavier } from './chains.rules.js';
import { type Model, NONE } from './model.rules.js';
import type { Seating } from './seating.rules.js';

/** Fills the seats in the order of time, each with the visit that can wait least: no early seat stays empty for want of asking. */
export function sweep(seating: Seating): void {
  const { model } = seating;
  const askers = askersInOrder(model);
  const inTime = [...model.slots.starts.keys()].sort(
    (a, b) => model.slots.starts[a]! - model.slots.starts[b]! || a - b,
  );
  for (const slot of inTime) {
    for (const visit of askers[slot]!) {
      if (!seating.hasRoom(slot)) break;
      if (seating.slotOf[visit] === NONE && isTheirTurn(seating, visit) && seating.suits(visit, slot)) {
        seating.seat(visit, slot);
      }
    }
  }
}

/** What people know of stays, where it can. */
export function keepPublished(seating: Seating): void {
  const { visits } = seating.model;
  for (const visit of byNeed(seating.model)) {
    if (seating.slotOf[visit] !== NONE) continue;
    const slot = visits.published[visit]!.find(
      (one) => visits.slots[visit]!.includes(one) && seating.hasRoom(one) && seating.suits(visit, one),
    );
    if (slot !== undefined) seating.seat(visit, slot);
  }
}

/** Heaviest first, then those with the fewest slots to go to. */
export function byNeed(model: Model): number[] {
  const { visits } = model;
  return [...visits.hire.keys()].sort(
    (a, b) =>
      Number(isHeavier(model, b, a)) - Number(isHeavier(model, a, b)) ||
      visits.slots[a]!.length - visits.slots[b]!.length ||
      a - b,
  );
}

/** Of each slot the visits that may go there, the heaviest first, then those whose last chance comes first. */
function askersInOrder(model: Model): number[][] {
  const { visits, slots } = model;
  const lastDay = latestDays(model);
  const order = [...visits.hire.keys()].sort(
    (a, b) =>
      Number(isHeavier(model, b, a)) - Number(isHeavier(model, a, b)) ||
      lastDay[a]! - lastDay[b]! ||
      visits.slots[a]!.length - visits.slots[b]!.length ||
      a - b,
  );
  const askers: number[][] = Array.from({ length: slots.count }, () => []);
  for (const visit of order) {
    for (const slot of visits.slots[visit]!) askers[slot]!.push(visit);
  }
  return askers;
}

/** The last day of a visit that leaves the later ones of an ordered hire their own. */
function latestDays({ visits, slots, hires }: Model): Int32Array {
  const latest = Int32Array.from(visits.slots, (list) => (list.length ? slots.day[list.at(-1)!]! : NONE));
  for (let visit = visits.count - 2; visit >= 0; visit--) {
    const next = visit + 1;
    if (visits.hire[next] !== visits.hire[visit] || !hires.isOrdered[visits.hire[visit]!]) continue;
    if (latest[next] !== NONE) latest[visit] = Math.min(latest[visit]!, latest[next]! - 1);
  }
  return latest;
}

/** Whether no earlier stop of an ordered hire still waits for a seat. */
function isTheirTurn({ model: { hires, visits }, slotOf }: Seating, visit: number): boolean {
  const hire = visits.hire[visit]!;
  if (!hires.isOrdered[hire]) return true;
  for (let earlier = hires.first[hire]!; earlier < visit; earlier++) {
    if (slotOf[earlier] === NONE && visits.stop[earlier] !== visits.stop[visit] && visits.slots[earlier]!.length) {
      return false;
    }
  }
  return true;
}
