import { DateTime } from 'luxon';
import { isOnline } from './slot.rules.js';

interface Place {
  location: string;
  timeZone: string;
  startsAt: Date;
}

/** Adds what a page says of a place: whether it is a link, and whose clock the hours are on when the reader's differs. */
export function showPlace<T extends Place>(of: T, readerZone: string) {
  const offset = (zone: string) => DateTime.fromJSDate(of.startsAt, { zone }).offset;
  const foreignZone = offset(of.timeZone) === offset(readerZone) ? null : cityOf(of.timeZone);
  return { ...of, isOnline: isOnline(of.location), foreignZone };
}

/** `Europe/London` is the time in London. */
const cityOf = (timeZone: string) => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
