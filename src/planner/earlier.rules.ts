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
  private pass = 0;

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
    this.pass++;
    for (const slot of this.inTime) {
      while (effort.left > 0 && mayGoOn() && this.seating.hasRoom(slot)) {
        const reached = this.reach(slot, effort);
        const ends = reached.filter((one) => day[one]! > day[slot]!).sort((a, b) => day[b]! - day[a]! || a - b);
        const end = ends.slice(0, 8).find((one) => this.apply(one, slot));
        // What leads to nothing later than this slot leads to nothing for later slots either: it stays marked as seen.
        if (end === undefined) break;
        for (const one of reached) this.seen[one] = 0;
        won += day[end]! - day[slot]!;
      }
    }
    return won;
  }

  /** This slot, and those of which somebody could leave a seat, were it taken. */
  private reach(free: number, effort: { left: number }): number[] {
    const { seating } = this;
    const queue = [free];
    this.seen[free] = this.pass;
    for (let head = 0; head < queue.length; head++) {
      const slot = queue[head]!;
      effort.left -= this.askers[slot]!.length;
      for (const visit of this.askers[slot]!) {
        const from = seating.slotOf[visit]!;
        if (from === NONE || this.seen[from] === this.pass || seating.isKept(visit)) continue;
        if (!seating.mayMove(visit) || !seating.suits(visit, slot)) continue;
        this.seen[from] = this.pass;
        this.mover[from] = visit;
        this.target[from] = slot;
        queue.push(from);
      }
    }
    return queue;
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
