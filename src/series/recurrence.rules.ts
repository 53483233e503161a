// A series repeats by an RFC 5545 RRULE over dates; the hours on the clock are the slots' own, so that nine o'clock stays
// nine o'clock in summer and in winter. Kept are the rules that always have a next date and an end: daily, weekly on days,
// monthly on a weekday or a day of the month. A rule that never comes true would keep any library looking for ever.
import { DateTime } from 'luxon';

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];

export interface Repeat {
  frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY';
  /** Every so many days, weeks or months. */
  interval: number;
  /** For a month with the week in it: `1MO`, `-1FR`. */
  byDay: string[];
  byMonthDay: number[];
  count: number | null;
  /** The last date that may be, `2027-03-30`. */
  until: string | null;
}

export const MOST_DATES = 200;
const MOST_WEEKS = 52;
const LONGEST_YEARS = 2;

const DAY = /^(MO|TU|WE|TH|FR|SA|SU)$/;
const DAY_OF_MONTH = /^-?[1-4](MO|TU|WE|TH|FR|SA|SU)$/;
const names = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'COUNT', 'UNTIL'];

/** Null for what is no rule, or none that is kept. */
export function readRule(text: string): Repeat | null {
  const pairs = text.split(';').map((part) => part.split('='));
  const parts = new Map(pairs.map(([name = '', value = '']) => [name, value]));
  if (parts.size !== pairs.length || pairs.some(([name = '', value]) => !names.includes(name) || !value)) return null;
  const list = (name: string) => parts.get(name)?.split(',') ?? [];
  const repeat: Repeat = {
    frequency: parts.get('FREQ') as Repeat['frequency'],
    interval: whole(parts.get('INTERVAL') ?? '1'),
    byDay: list('BYDAY'),
    byMonthDay: list('BYMONTHDAY').map(whole),
    count: parts.has('COUNT') ? whole(parts.get('COUNT') as string) : null,
    until: parts.has('UNTIL') ? dateOf(parts.get('UNTIL') as string) : null,
  };
  return isKept(repeat) && parts.has('COUNT') !== parts.has('UNTIL') ? repeat : null;
}

function isKept({ frequency, interval, byDay, byMonthDay, count, until }: Repeat): boolean {
  if (!isBetween(interval, 1, MOST_WEEKS)) return false;
  if (count === null ? until === null : !isBetween(count, 1, MOST_DATES)) return false;
  if (frequency === 'DAILY') return !byDay.length && !byMonthDay.length;
  if (frequency === 'WEEKLY') return !byMonthDay.length && byDay.every((day) => DAY.test(day));
  if (frequency !== 'MONTHLY' || byDay.length > 0 === byMonthDay.length > 0) return false;
  return byDay.every((day) => DAY_OF_MONTH.test(day)) && byMonthDay.every((day) => isBetween(Math.abs(day), 1, 28));
}

const isBetween = (number: number, least: number, most: number) => number >= least && number <= most;
const whole = (text: string) => (/^-?\d{1,4}$/.test(text) ? Number(text) : Number.NaN);

function dateOf(text: string): string | null {
  const date = DateTime.fromFormat(text, 'yyyyMMdd', { zone: 'utc' });
  return date.isValid ? date.toISODate() : null;
}

export function writeRule({ frequency, interval, byDay, byMonthDay, count, until }: Repeat): string {
  return [
    `FREQ=${frequency}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(byDay.length ? [`BYDAY=${byDay.join(',')}`] : []),
    ...(byMonthDay.length ? [`BYMONTHDAY=${byMonthDay.join(',')}`] : []),
    count === null ? `UNTIL=${until?.replaceAll('-', '')}` : `COUNT=${count}`,
  ].join(';');
}

/** The same rule with an earlier end. */
export const endOn = (rule: string, until: string): string => {
  const repeat = readRule(rule);
  return repeat ? writeRule({ ...repeat, count: null, until }) : rule;
};

/** The days of the week a weekly rule names; that of its first date when it names none. */
export const weekdaysOf = ({ byDay }: Repeat, startsOn: string): string[] =>
  byDay.length ? byDay : [weekdays[DateTime.fromISO(startsOn, { zone: 'utc' }).weekday - 1] as string];

export function isTooLong(dates: string[]): boolean {
  const [first = ''] = dates;
  const last = DateTime.fromISO(first, { zone: 'utc' }).plus({ years: LONGEST_YEARS }).toISODate() ?? '';
  return dates.length > MOST_DATES || dates.some((date) => date > last);
}
