// Every second Thursday at nine, on the clock of the floor: late enough in the week that something happened, early enough
// that somebody can still ask about it. Which Thursday is counted from the first of January 1970, which was one: weeks of
// the year would put two beside each other where a year has 53.
import { DateTime } from 'luxon';
import { dateInZone, inZone } from '../platform/time-zone.rules.js';

const DIGEST_DAYS = 14;
const DIGEST_HOUR = 9;

/** The Thursday of the last digest there was by then, `2026-12-03`. */
export function lastDigestOn(now: Date, timeZone: string): string {
  const local = inZone(now, timeZone);
  const day = (local.hour < DIGEST_HOUR ? local.minus({ days: 1 }) : local).toISODate() as string;
  const days = DateTime.fromISO(day, { zone: 'utc' }).toMillis() / 86_400_000;
  return DateTime.fromMillis((days - (days % DIGEST_DAYS)) * 86_400_000, { zone: 'utc' }).toISODate() as string;
}

/** What the digest of a day tells of, from one to the next. */
export function digestHours(on: string, timeZone: string): { since: Date; until: Date } {
  const until = dateInZone(on, timeZone).set({ hour: DIGEST_HOUR });
  return { since: until.minus({ days: DIGEST_DAYS }).toJSDate(), until: until.toJSDate() };
}
