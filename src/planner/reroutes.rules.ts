import { BestItinerary } from './best-itinerary.rules.js';
import type { Itinerary } from './itineraries.rules.js';
import { NONE } from './model.rules.js';
import type { Seating } from './seating.rules.js';

interface Wish {
  hire: number;
  /** The slot that this hire has to leave for the wish before it; none for the first. */
  leaves: number;
  before: Wish | null;
}

/**
 * Chains in which every hire makes a whole new itinerary: somebody who lacks a visit takes one seat that is taken, whoever sits
 * there plans all their visits anew without it, taking one taken seat in their turn, until one can do with free seats.
 * Finds what `Chains` cannot where visits hang together, as in a fixed order.
 */
export class Reroutes {
  private readonly best = new BestItinerary();
  private worths = new Float64Array(0);
  private readonly seen: Int32Array;
  /** When each hire was settled last: only seats that were left since can better them. */
  private readonly settledAt: Int32Array;
  private round = 1;

  constructor(
    private readonly seating: Seating,
    private readonly itineraries: (Itinerary | null)[],
    private readonly worth: (visit: number, slot: number) => number,
  ) {
    this.seen = new Int32Array(seating.model.slots.count);
    this.settledAt = new Int32Array(seating.model.hires.count);
  }

  startRound(): void {
    this.round++;
  }

  /** Whether the hire's visits are worth more now; nobody else's are worth less. */
  improve(hire: number): boolean {
    if (!this.itineraries[hire]) return false;
    const queue: Wish[] = [{ hire, leaves: NONE, before: null }];
    const fresh: number[] = [];
    for (let head = 0; head < queue.length; head++) {
      const wish = queue[head]!;
      const itinerary = this.itineraries[wish.hire]!;
      const target = this.target(wish);
      this.price(wish, itinerary);
      if (this.best.find(itinerary, this.worths) >= target) {
        if (this.apply(wish)) {
          for (const slot of fresh) this.seen[slot] = 0;
          return true;
        }
        this.price(wish, itinerary);
        this.best.find(itinerary, this.worths);
      }
      this.best.lookBack(itinerary, this.worths);
      for (const slot of this.takenSlots(wish, itinerary, target)) {
        this.seen[slot] = this.round;
        fresh.push(slot);
        for (const guest of this.inTheWay(slot)) {
          const other = this.seating.model.visits.hire[guest]!;
          if (other === wish.hire || !this.itineraries[other]) continue;
          queue.push({ hire: other, leaves: this.seating.slotOf[guest]!, before: wish });
        }
      }
    }
    return false;
  }

  /** The best that the hire can do with their own seats and free ones; whether that is better than before. */
  settle(hire: number): boolean {
    const itinerary = this.itineraries[hire];
    if (!itinerary) return false;
    const wish = { hire, leaves: NONE, before: null };
    const { leftAt, left } = this.seating;
    if (this.settledAt[hire]! && !itinerary.itemSlot.some((slot) => leftAt[slot]! > this.settledAt[hire]!))
      return false;
    this.settledAt[hire] = Math.max(1, left);
    this.price(wish, itinerary);
    if (this.best.find(itinerary, this.worths) <= this.valueOf(hire) + 1e-3) return false;
    this.take(hire, itinerary);
    return true;
  }

  private target({ hire, leaves }: Wish): number {
    return this.valueOf(hire) + (leaves === NONE ? 0.5 : -0.5);
  }

  private valueOf(hire: number): number {
    const { hires } = this.seating.model;
    let value = 0;
    for (let visit = hires.first[hire]!; visit < hires.first[hire + 1]!; visit++) {
      const slot = this.seating.slotOf[visit]!;
      if (slot !== NONE) value += this.worth(visit, slot);
    }
    return value;
  }

  /** Taken seats are not to be had, one's own are, but for the one that is given up. */
  private price({ hire, leaves }: Wish, { itemSlot, itemVisit }: Itinerary): void {
    if (this.worths.length < itemSlot.length) this.worths = new Float64Array(itemSlot.length);
    const begin = this.seating.model.hires.first[hire]!;
    const own = this.ownSlots(hire);
    for (let item = 0; item < itemSlot.length; item++) {
      const slot = itemSlot[item]!;
      const isFree = slot !== leaves && (own.includes(slot) || this.seating.hasRoom(slot));
      this.worths[item] = isFree ? this.worth(begin + itemVisit[item]!, slot) : -Infinity;
    }
  }

  private ownSlots(hire: number): number[] {
    const { hires } = this.seating.model;
    return [...this.seating.slotOf.subarray(hires.first[hire], hires.first[hire + 1])];
  }

  /** Taken slots that would do, if they alone could be had. */
  private takenSlots({ hire, leaves }: Wish, itinerary: Itinerary, target: number): Set<number> {
    const { first, items, itemSlot, itemVisit } = itinerary;
    const begin = this.seating.model.hires.first[hire]!;
    const found = new Set<number>();
    for (let step = 0; step + 1 < first.length; step++) {
      for (let option = first[step]!; option < first[step + 1]!; option++) {
        let taken = NONE;
        let worth = 0;
        for (let item = items[option]!; item < items[option + 1]!; item++) {
          if (this.worths[item] === -Infinity) {
            taken = taken === NONE ? itemSlot[item]! : leaves;
            worth += this.worth(begin + itemVisit[item]!, itemSlot[item]!);
          } else worth += this.worths[item]!;
        }
        if (taken === NONE || taken === leaves || this.seen[taken] === this.round || found.has(taken)) continue;
        if (this.best.through(itinerary, step, option, worth) >= target) found.add(taken);
      }
    }
    return found;
  }

  private inTheWay(slot: number): number[] {
    const { guests, taken, model } = this.seating;
    const full = [...model.slots.rows[slot]!].filter((row) => taken[row]! >= model.rows.room[row]!);
    if (full.length > 1 || full[0] === slot) return guests[slot]!;
    return [...model.rows.slots[full[0]!]!].flatMap((other) => guests[other]!);
  }

  /** From the last wish back to the first, each takes the best that is free by then; undone if that is not enough for one. */
  private apply(last: Wish): boolean {
    const undo: { visit: number; slot: number }[][] = [];
    for (let wish: Wish | null = last; wish; wish = wish.before) {
      const target = this.target(wish);
      const itinerary = this.itineraries[wish.hire]!;
      this.price(wish, itinerary);
      if (this.best.find(itinerary, this.worths) < target) {
        for (const seats of undo.reverse()) this.reseat(seats);
        return false;
      }
      undo.push(this.take(wish.hire, itinerary));
    }
    return true;
  }

  /** Seats the hire as found; gives back how they sat before. */
  private take(hire: number, { itemVisit, itemSlot }: Itinerary): { visit: number; slot: number }[] {
    const { first } = this.seating.model.hires;
    const begin = first[hire]!;
    const next = Array.from({ length: first[hire + 1]! - begin }, (_, i) => ({ visit: begin + i, slot: NONE }));
    for (const item of this.best.items) next[itemVisit[item]!]!.slot = itemSlot[item]!;
    const before = next.map(({ visit }) => ({ visit, slot: this.seating.slotOf[visit]! }));
    this.reseat(next);
    return before;
  }

  private reseat(seats: { visit: number; slot: number }[]): void {
    for (const { visit } of seats) if (this.seating.slotOf[visit] !== NONE) this.seating.unseat(visit);
    for (const { visit, slot } of seats) if (slot !== NONE) this.seating.seat(visit, slot);
  }
}
