// The clock of a place. Luxon asks Intl for the offset at every step it takes, which on a page with a week of slots took
// more time than all the rest. Offsets change on a quarter of an hour only, so one answer serves the whole quarter.
import { DateTime, IANAZone, Info, type Zone } from 'luxon';

const QUARTER = 15 * 60_000;
/** Of each zone; a year has 35,000 quarters. */
const MOST_KEPT = 50_000;

class RememberingZone extends IANAZone {
  private readonly offsets = new Map<number, number>();

  override offset(timestamp: number): number {
    const quarter = Math.floor(timestamp / QUARTER);
    const known = this.offsets.get(quarter);
    if (known !== undefined) return known;
    if (this.offsets.size >= MOST_KEPT) this.offsets.clear();
    const offset = super.offset(timestamp);
    this.offsets.set(quarter, offset);
    return offset;
  }
}

const zones = new Map<string, Zone>();

function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    const plain = Info.normalizeZone(name);
    // Luxon writes UTC in another way, and needs to ask nobody.
    zone = plain instanceof IANAZone ? new RememberingZone(name) : plain;
    zones.set(name, zone);
  }
  return zone;
}

/** An instant on the clock and calendar of a zone, such as `Europe/Amsterdam`. */
export const inZone = (at: Date, zone: string): DateTime => DateTime.fromJSDate(at, { zone: zoneOf(zone) });

/** A calendar date, `2026-11-24`, or hour of one, on the clock of a zone. */
export const dateInZone = (date: string, zone: string): DateTime => DateTime.fromISO(date, { zone: zoneOf(zone) });
