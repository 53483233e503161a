import { type Model, NONE } from './model.rules.js';
import type { Seating } from './seating.rules.js';

/** What counts first of visits that cannot all be placed. */
export function isHeavier(model: Model, one: number, other: number): boolean {
  const { isRequired, weight } = model.visits;
  return isRequired[one] === isRequired[other] ? weight[one]! > weight[other]! : isRequired[one]! > isRequired[other]!;
}

/**
 * Finds a seat for a visit that has none by a chain: it takes a seat, whoever sat there takes another, and so on, until
 * somebody finds a free one (or gives up a visit that counts for less). Chains that move the fewest published visits go
 * first, of those the shortest. Breadth first, and every visit is asked once, so that a search is never longer than the problem.
 */
export class Chains {
  private readonly parent: Int32Array;
  private readonly target: Int32Array;
  private readonly seenVisit: Int32Array;
  private readonly seenSlot: Int32Array;
  private effort = 0;
  private round = 1;
  /** Seen in the search that is under way. */
  private readonly fresh: { visits: number[]; slots: number[] } = { visits: [], slots: [] };

  constructor(
    private readonly seating: Seating,
    private readonly mostEffort = Infinity,
  ) {
    const { visits, slots } = seating.model;
    this.parent = new Int32Array(visits.count);
    this.target = new Int32Array(visits.count);
    this.seenVisit = new Int32Array(visits.count);
    this.seenSlot = new Int32Array(slots.count);
  }

  /** From here on everybody is asked again: who could not help an earlier visit cannot help a later one of the same round. */
  startRound(): void {
    this.round++;
  }

  /** Whether the visit has a seat now; `givesUp` says whether another visit may lose its own for it. */
  place(visit: number, { givesUp = false, mostChanges = Infinity } = {}): boolean {
    const { model } = this.seating;
    this.fresh.visits.length = this.fresh.slots.length = 0;
    this.see(visit);
    this.parent[visit] = NONE;
    let level = [visit];
    let lighter = NONE;
    // Visits that are where people know them to be wait for a later round: moving one is a change.
    for (let changes = 0; level.length && changes <= mostChanges; changes++) {
      const next: number[] = [];
      for (let head = 0; head < level.length && this.effort < this.mostEffort; head++) {
        this.effort += model.visits.slots[level[head]!]!.length;
        const asking = level[head]!;
        if (this.findSeat(asking)) return this.forget();
        this.askOthers(asking, (displaced) => {
          this.see(displaced);
          if (givesUp && lighter === NONE && isHeavier(model, visit, displaced)) lighter = displaced;
          (this.seating.isKept(displaced) ? next : level).push(displaced);
        });
      }
      level = next;
    }
    return lighter !== NONE && this.apply(lighter, NONE) && this.forget();
  }

  private see(visit: number): void {
    this.seenVisit[visit] = this.round;
    this.fresh.visits.push(visit);
  }

  /** After a success everybody on the way may help again; after a failure nobody can, for all that they lead to is taken. */
  private forget(): true {
    for (const visit of this.fresh.visits) this.seenVisit[visit] = 0;
    for (const slot of this.fresh.slots) this.seenSlot[slot] = 0;
    return true;
  }

  /** Takes the first free seat that suits, with the chain that leads here. */
  private findSeat(visit: number): boolean {
    const { seating } = this;
    for (const slot of seating.model.visits.slots[visit]!) {
      if (slot === seating.slotOf[visit] || !seating.hasRoom(slot) || !seating.suits(visit, slot)) continue;
      if (this.apply(visit, slot)) return true;
    }
    return false;
  }

  private askOthers(visit: number, displace: (displaced: number) => void): void {
    const { seating } = this;
    const { model } = seating;
    const ask = (other: number, slot: number) => {
      if (this.seenVisit[other] === this.round || !seating.mayMove(other)) return;
      this.parent[other] = visit;
      this.target[other] = slot;
      displace(other);
    };
    const hire = model.visits.hire[visit]!;
    for (const slot of model.visits.slots[visit]!) {
      if (slot === seating.slotOf[visit]) continue;
      if (!seating.suits(visit, slot)) {
        // One's own visit that is in the way goes elsewhere.
        if (!seating.hasRoom(slot)) continue;
        for (let own = model.hires.first[hire]!; own < model.hires.first[hire + 1]!; own++) {
          if (own !== visit && seating.slotOf[own] !== NONE && seating.suits(visit, slot, own)) ask(own, slot);
        }
        continue;
      }
      if (this.seenSlot[slot] === this.round || seating.hasRoom(slot)) continue;
      this.seenSlot[slot] = this.round;
      this.fresh.slots.push(slot);
      for (const guest of this.inTheWay(slot)) ask(guest, slot);
    }
  }

  /** Guests of whom one has to leave before somebody else can come. */
  private inTheWay(slot: number): number[] {
    const { guests, taken, model } = this.seating;
    const full = [...model.slots.rows[slot]!].filter((row) => taken[row]! >= model.rows.room[row]!);
    if (full.length > 1 || full[0] === slot) return guests[slot]!;
    return [...model.rows.slots[full[0]!]!].flatMap((other) => guests[other]!);
  }

  /** Everybody in the chain moves up, the last one to the slot; undone if they get into each other's way. */
  private apply(last: number, slot: number): boolean {
    const { seating } = this;
    const moves: { visit: number; from: number; to: number }[] = [];
    for (let visit = last, to = slot; ; to = this.target[visit]!, visit = this.parent[visit]!) {
      moves.push({ visit, from: seating.slotOf[visit]!, to });
      if (this.parent[visit] === NONE) break;
    }
    for (const { visit, from } of moves) if (from !== NONE) seating.unseat(visit);
    let done = 0;
    for (const { visit, to } of moves) {
      if (to !== NONE && !(seating.hasRoom(to) && seating.suits(visit, to))) break;
      if (to !== NONE) seating.seat(visit, to);
      done++;
    }
    if (done === moves.length) return true;
    for (const { visit, to } of moves.slice(0, done)) if (to !== NONE) seating.unseat(visit);
    for (const { visit, from } of moves) if (from !== NONE) seating.seat(visit, from);
    return false;
  }
}
