import { formatInstant } from './dates.js';
import type { Language } from './languages.js';

// Parts of rows, of which one page holds hundreds. As templates they took as long as all the rest of such a page.

interface Hours {
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
}

/** From when to when, for people and machines. */
export function drawHours({ startsAt, endsAt, timeZone }: Hours, language: Language): string {
  const times = [startsAt, endsAt].map(
    (at) => `<time datetime="${at.toISOString()}">${formatInstant(at, 'time', timeZone, language)}</time>`,
  );
  return times.join('–');
}

/** A ring per seat, filled when taken. */
export const drawSeats = (seats: number, taken: number): string =>
  '<span class="seat taken"></span>'.repeat(taken) + '<span class="seat"></span>'.repeat(Math.max(0, seats - taken));
