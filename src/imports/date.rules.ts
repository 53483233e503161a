// Dates as exports write them: `2027-01-04`, `04-01-2027`, `04/01/2027`, `01/04/2027`. Which number is the day is the
// layout's to say, or the whole column's: one date past the twelfth tells it for all. A date that could be two is none.
import { DateTime } from 'luxon';

/** What a date begins with; `detect`: what the column tells. Written with the year first it is understood everywhere. */
export const dateOrders = ['year', 'day', 'month', 'detect'] as const;
export type DateOrder = (typeof dateOrders)[number];

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: [\d:]+)?$/;

/** The order of the dates in a column that says it itself; `detect` when none of them does. */
export function orderOf(values: string[]): DateOrder {
  const pairs = values.map((value) => YEAR_LAST.exec(value.trim())).filter((match) => match !== null);
  const isDayFirst = pairs.some((match) => Number(match[1]) > 12);
  const isMonthFirst = pairs.some((match) => Number(match[2]) > 12);
  if (isDayFirst === isMonthFirst) return 'detect';
  return isDayFirst ? 'day' : 'month';
}

/** `2027-01-04`; null for what is no date on the calendar in this order. */
export function readDate(value: string, order: DateOrder): string | null {
  const first = YEAR_FIRST.exec(value.trim());
  if (first) return onCalendar(first[1], first[2], first[3]);
  const last = YEAR_LAST.exec(value.trim());
  if (!last || order === 'year') return null;
  const [, one, two, year] = last;
  if (order === 'day') return onCalendar(year, two, one);
  if (order === 'month') return onCalendar(year, one, two);
  return one === two ? onCalendar(year, one, two) : null;
}

function onCalendar(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const date = DateTime.fromObject({ year: Number(year), month: Number(month), day: Number(day) }, { zone: 'utc' });
  return date.isValid && date.year >= 1900 && date.year <= 2200 ? date.toISODate() : null;
}
