import { type Model, NONE } from './model.rules.js';

/** Who sits where. Whoever changes it sees to it that the rules hold again when done. */
export class Seating {
  readonly slotOf: Int32Array;
  /** Guests in each row. */
  readonly taken: Int32Array;
  readonly guests: number[][];
  /** Counts the times that somebody left a seat, and when a seat of each slot was left last. */
  left = 0;
  readonly leftAt: Int32Array;
  private readonly place: Int32Array;

  constructor(readonly model: Model) {
    this.slotOf = new Int32Array(model.visits.count).fill(NONE);
    this.place = new Int32Array(model.visits.count);
    this.taken = new Int32Array(model.rows.count);
    this.leftAt = new Int32Array(model.slots.count);
    this.guests = Array.from({ length: model.slots.count }, () => []);
    const { pinned, count } = model.visits;
    for (let visit = 0, nth = 0; visit < count; visit++) {
      nth = visit && pinned[visit] === pinned[visit - 1] ? nth + 1 : 0;
      const slot = pinned[visit]![nth];
      if (slot !== undefined) this.seat(visit, slot);
    }
  }

  seat(visit: number, slot: number): void {
    this.slotOf[visit] = slot;
    this.place[visit] = this.guests[slot]!.push(visit) - 1;
    for (const row of this.model.slots.rows[slot]!) this.taken[row]!++;
  }

  unseat(visit: number): number {
    const slot = this.slotOf[visit]!;
    const guests = this.guests[slot]!;
    const last = guests.pop()!;
    if (last !== visit) {
      guests[this.place[visit]!] = last;
      this.place[last] = this.place[visit]!;
    }
    this.slotOf[visit] = NONE;
    for (const row of this.model.slots.rows[slot]!) this.taken[row]!--;
    this.leftAt[slot] = ++this.left;
    return slot;
  }

  hasRoom(slot: number): boolean {
    const { room } = this.model.rows;
    for (const row of this.model.slots.rows[slot]!) if (this.taken[row]! >= room[row]!) return false;
    return true;
  }

  /** Whether the hire's other visits, but for one, leave them free for this slot. */
  suits(visit: number, slot: number, without = NONE): boolean {
    const { slots, visits, hires, days } = this.model;
    const hire = visits.hire[visit]!;
    const end = hires.first[hire + 1]!;
    let today = 0;
    let thisWeek = 0;
    for (let other = hires.first[hire]!; other < end; other++) {
      const there = this.slotOf[other]!;
      if (there === NONE || other === visit || other === without) continue;
      if (slots.day[there] === slots.day[slot]) {
        today++;
        if (slots.starts[there]! < slots.ends[slot]! && slots.starts[slot]! < slots.ends[there]!) return false;
      }
      if (days.week[slots.day[there]!] === days.week[slots.day[slot]!]) thisWeek++;
      if (hires.isOrdered[hire] && visits.stop[other] !== visits.stop[visit]) {
        const isBefore = visits.stop[other]! < visits.stop[visit]!;
        if (isBefore ? slots.ends[there]! > slots.starts[slot]! : slots.ends[slot]! > slots.starts[there]!)
          return false;
      }
    }
    return today < hires.perDay[hire]! && thisWeek < hires.perWeek[hire]!;
  }

  mayMove(visit: number): boolean {
    return !this.model.visits.pinned[visit]!.includes(this.slotOf[visit]!);
  }

  /** Whether people know the visit to be where it is. */
  isKept(visit: number): boolean {
    return this.model.visits.published[visit]!.includes(this.slotOf[visit]!);
  }
}
