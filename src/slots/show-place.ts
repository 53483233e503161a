import { inZone } from '../platform/time-zone.rules.js';
import { isOnline } from './slot.rules.js';

interface Place {
  location: string;
  timeZone: string;
  startsAt: Date;
}

/** The clock of a place where it is another hour than with the reader. */
export interface PlaceClock {
  timeZone: string;
  city: string;
  /** Whether it begins on another day there. */
  isOtherDay: boolean;
}

/**
 * Adds what a page says of a place: whether it is a link, and its own clock where that differs. `timeZone` becomes the
 * reader's, so that every date and hour on the page is on one clock.
 */
export function showPlace<T extends Place>(of: T, readerZone: string) {
  return { ...of, isOnline: isOnline(of.location), timeZone: readerZone, placeClock: placeClock(of, readerZone) };
}

function placeClock({ timeZone, startsAt }: Place, readerZone: string): PlaceClock | null {
  const there = inZone(startsAt, timeZone);
  const here = inZone(startsAt, readerZone);
  if (there.offset === here.offset) return null;
  return { timeZone, city: cityOf(timeZone), isOtherDay: there.toISODate() !== here.toISODate() };
}

/** `Europe/London` is the time in London. */
const cityOf = (timeZone: string) => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
