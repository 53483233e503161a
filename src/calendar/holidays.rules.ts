// The public holidays on which an office is closed, by country. The Netherlands: the days that its collective agreements
// commonly give; Good Friday is a working day for most, and Liberation Day is a day off once in five years (2025, 2030).
// Belgium: the ten of the Royal Decree of 18 April 1974. What a department does otherwise it says itself, day by day.
import { easter } from 'date-easter';
import { DateTime } from 'luxon';
import type { Country } from '../people/country.rules.js';

export const holidayNames = [
  'new-year',
  'easter',
  'second-easter-day',
  'easter-monday',
  'kings-day',
  'labour-day',
  'liberation-day',
  'ascension',
  'whitsun',
  'second-whit-day',
  'whit-monday',
  'national-day',
  'assumption',
  'all-saints',
  'armistice',
  'christmas',
  'second-christmas-day',
] as const;
export type Holiday = (typeof holidayNames)[number];

/** Month and day, or so many days after Easter; null in a year without. */
type On = [month: number, day: number] | number | null;

const SUNDAY = 7;
const JUBILEE_YEARS = 5;

/** King's Day gives way to the Saturday when it would be a Sunday. */
const kingsDay = (year: number): On => (dayOf(year, 4, 27).weekday === SUNDAY ? [4, 26] : [4, 27]);
const liberationDay = (year: number): On => (year % JUBILEE_YEARS === 0 ? [5, 5] : null);

const holidays: Record<Country, (year: number) => Partial<Record<Holiday, On>>> = {
  NL: (year) => ({
    'new-year': [1, 1],
    easter: 0,
    'second-easter-day': 1,
    'kings-day': kingsDay(year),
    'liberation-day': liberationDay(year),
    ascension: 39,
    whitsun: 49,
    'second-whit-day': 50,
    christmas: [12, 25],
    'second-christmas-day': [12, 26],
  }),
  BE: () => ({
    'new-year': [1, 1],
    'easter-monday': 1,
    'labour-day': [5, 1],
    ascension: 39,
    'whit-monday': 50,
    'national-day': [7, 21],
    assumption: [8, 15],
    'all-saints': [11, 1],
    armistice: [11, 11],
    christmas: [12, 25],
  }),
  other: () => ({}),
};

/** The holidays of a country from one date to another, both included (`2026-12-25`), in order. */
export function listHolidays(country: Country, from: string, to: string): { date: string; holiday: Holiday }[] {
  const first = Number(from.slice(0, 4));
  const years = Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, index) => first + index);
  return years
    .flatMap((year) =>
      Object.entries(holidays[country](year)).flatMap(([holiday, on]) =>
        on === null ? [] : [{ date: dateOf(year, on), holiday: holiday as Holiday }],
      ),
    )
    .filter(({ date }) => date >= from && date <= to)
    .sort((a, b) => a.date.localeCompare(b.date));
}

function dateOf(year: number, on: Exclude<On, null>): string {
  const day = typeof on === 'number' ? easterSunday(year).plus({ days: on }) : dayOf(year, ...on);
  return day.toISODate() as string;
}

const dayOf = (year: number, month: number, day: number) => DateTime.utc(year, month, day);

function easterSunday(year: number): DateTime {
  const { month, day } = easter(year);
  return dayOf(year, month, day);
}
