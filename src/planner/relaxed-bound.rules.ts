import { NONE } from './model.rules.js';
import type { Seating } from './seating.rules.js';

/**
 * How many visits could have a seat if nobody had to be in one place at a time: a maximum flow from visits to seats. No plan
 * places more. It starts from a plan, so that it costs little where the plan is good.
 */
export function relaxedBound(seating: Seating): number {
  const { visits, slots, rows } = seating.model;
  const slotOf = seating.slotOf.slice();
  const guests = seating.guests.map((list) => [...list]);
  const parent = new Int32Array(slots.count);
  const giver = new Int32Array(slots.count);
  const seen = new Int32Array(slots.count);
  let placed = slotOf.reduce((sum, slot) => sum + (slot === NONE ? 0 : 1), 0);
  for (let visit = 0; visit < visits.count; visit++) {
    if (slotOf[visit] === NONE && augment(visit)) placed++;
  }
  return placed;

  /** What a search in vain has seen leads nowhere for the next one either: it stays marked. */
  function augment(visit: number): boolean {
    const queue: number[] = [];
    const reach = (asking: number, from: number): number => {
      for (const slot of visits.slots[asking]!) {
        if (seen[slot] || visits.pinned[asking]!.includes(slot)) continue;
        seen[slot] = 1;
        parent[slot] = from;
        giver[slot] = asking;
        queue.push(slot);
        if (guests[slot]!.length < rows.room[slot]!) return slot;
      }
      return NONE;
    };
    let free = reach(visit, NONE);
    for (let head = 0; free === NONE && head < queue.length; head++) {
      for (const guest of guests[queue[head]!]!) {
        if (visits.pinned[guest]!.includes(slotOf[guest]!)) continue;
        free = reach(guest, queue[head]!);
        if (free !== NONE) break;
      }
    }
    if (free === NONE) return false;
    for (const slot of queue) seen[slot] = 0;
    for (let slot = free; slot !== NONE; slot = parent[slot]!) {
      const mover = giver[slot]!;
      const before = parent[slot]!;
      if (before !== NONE) guests[before]!.splice(guests[before]!.indexOf(mover), 1);
      guests[slot]!.push(mover);
      slotOf[mover] = slot;
    }
    return true;
  }
}
