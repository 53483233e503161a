import { inZone } from '../time-zone.rules.js';

/** ISO 8601 with the offset of the zone: `2026-12-01T09:00:00+01:00`. */
export function toIsoInZone(at: Date, zone: string): string {
  return inZone(at, zone).toISO({ suppressMilliseconds: true }) as string;
}
