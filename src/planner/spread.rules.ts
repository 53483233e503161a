import { NONE } from './model.rules.js';
import type { Seating } from './seating.rules.js';

const MOST_ROUNDS = 8;

/** Spreads guests over the slots of a day that serve them as well, so that no host has all of them while another has none. */
export function spread(seating: Seating): void {
  const { visits, slots, rows } = seating.model;
  const share = (slot: number, more: number) => (seating.guests[slot]!.length + more) / rows.room[slot]!;
  for (let round = 0, moved = true; moved && round < MOST_ROUNDS; round++) {
    moved = false;
    for (let visit = 0; visit < visits.count; visit++) {
      const from = seating.slotOf[visit]!;
      if (from === NONE || seating.isKept(visit) || !seating.mayMove(visit)) continue;
      let best = from;
      for (const slot of visits.slots[visit]!) {
        if (slots.day[slot] !== slots.day[from] || slot === from) continue;
        if (share(slot, 1) >= (best === from ? share(from, 0) : share(best, 1)) || !seating.hasRoom(slot)) continue;
        if (seating.suits(visit, slot)) best = slot;
      }
      if (best === from) continue;
      seating.unseat(visit);
      seating.seat(visit, best);
      moved = true;
    }
  }
}
