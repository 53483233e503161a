import { type Model, NONE } from './model.rules.js';
import type { Seating } from './seating.rules.js';

/**
 * Brings visits forward: an early free seat is taken by somebody, whose seat is taken by another, and so on, to the latest seat
 * that can be left empty. What a plan waits in all depends on the seats only, not on who sits in them, so this is all that
 * moving one visit of a hire at a time can win.
 */
export class Earlier {
  private readonly askers: number[][];
  private readonly inTime: number[];
  private readonly mover: Int32Array;
  private readonly target: Int32Array;
  private readonly seen: Int32Array;
  private search = 0;

  constructor(private readonly seating: Seating) {
    const { slots } = seating.model;
    this.askers = askersOf(seating.model);
    this.inTime = [...slots.day.keys()].sort((a, b) => slots.day[a]! - slots.day[b]! || a - b);
    this.mover = new Int32Array(slots.count);
    this.target = new Int32Array(slots.count);
    this.seen = new Int32Array(slots.count);
  }

  /** Working days won, looking at no more than so many visits. */
  pull(effort: { left: number }, mayGoOn: () => boolean): number {
    const { day } = this.seating.model.slots;
    let won = 0;
    for (const slot of this.inTime) {
      while (effort.left > 0 && mayGoOn() && this.seating.hasRoom(slot)) {
        const ends = this.reach(slot, effort).sort((a, b) => day[b]! - day[a]! || a - b);
        const end = ends.slice(0, 8).find((one) => this.apply(one, slot));
        if (end === undefined) break;
        won += day[end]! - day[slot]!;
      }
    }
    return won;
  }

  /** Slots later than this one of which somebody could leave a seat, were this one taken. */
  private reach(free: number, effort: { left: number }): number[] {
    const { seating } = this;
    const { slots } = seating.model;
    const queue = [free];
    const ends: number[] = [];
    this.seen[free] = ++this.search;
    for (let head = 0; head < queue.length; head++) {
      const slot = queue[head]!;
      effort.left -= this.askers[slot]!.length;
      for (const visit of this.askers[slot]!) {
        const from = seating.slotOf[visit]!;
        if (from === NONE || this.seen[from] === this.search || seating.isKept(visit)) continue;
        if (!seating.mayMove(visit) || !seating.suits(visit, slot)) continue;
        this.seen[from] = this.search;
        this.mover[from] = visit;
        this.target[from] = slot;
        queue.push(from);
        if (slots.day[from]! > slots.day[free]!) ends.push(from);
      }
    }
    return ends;
  }

  private apply(end: number, free: number): boolean {
    const { seating } = this;
    const moves: { visit: number; from: number; to: number }[] = [];
    for (let slot = end; slot !== free; slot = this.target[slot]!) {
      moves.push({ visit: this.mover[slot]!, from: slot, to: this.target[slot]! });
    }
    for (const { visit } of moves) seating.unseat(visit);
    let done = 0;
    for (; done < moves.length; done++) {
      const { visit, to } = moves[done]!;
      if (!seating.hasRoom(to) || !seating.suits(visit, to)) break;
      seating.seat(visit, to);
    }
    if (done === moves.length) return true;
    for (const { visit } of moves.slice(0, done)) seating.unseat(visit);
    for (const { visit, from } of moves) seating.seat(visit, from);
    return false;
  }
}

function askersOf({ visits, slots }: Model): number[][] {
  const askers: number[][] = Array.from({ length: slots.count }, () => []);
  for (let visit = 0; visit < visits.count; visit++) {
    for (const slot of visits.slots[visit]!) askers[slot]!.push(visit);
  }
  return askers;
}
