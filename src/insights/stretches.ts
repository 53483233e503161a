import type { DateTime } from 'luxon';
import { dateInZone } from '../platform/time-zone.rules.js';
import { formatInstant } from '../platform/views/dates.js';
import { noonOf } from '../platform/views/days.js';
import type { Asked, Words } from './insight.js';
import type { Period, StretchUnit } from './period.rules.js';

/** When each stretch of the period begins, and the last one ends, on the reader's clock. */
export const instantsOf = ({ period, timeZone }: Pick<Asked, 'period' | 'timeZone'>): Date[] =>
  period.bounds.map((date) => dateInZone(date, timeZone).toJSDate());

/** What was counted of each stretch, which rows number from 1; `none` where there is no row. */
export function ofEachStretch<Counts extends object>(
  { bounds }: Pick<Period, 'bounds'>,
  rows: (Counts & { stretch: number })[],
  none: Counts,
): Counts[] {
  const found = new Map(rows.map(({ stretch, ...counts }) => [stretch, counts as unknown as Counts]));
  return bounds.slice(1).map((_, index) => found.get(index + 1) ?? none);
}

export interface Stretch {
  /** Its first day. */
  key: string;
  label: string;
  short: string;
}

/** How the stretches are called, in full and where there is little room. */
export const nameStretches = ({ bounds, unit }: Pick<Period, 'bounds' | 'unit'>, words: Words): Stretch[] =>
  bounds.slice(0, -1).map((key) => ({ key, ...namers[unit](dateInZone(key, 'UTC'), words) }));

const say = (day: DateTime, style: 'month' | 'monthAndYear' | 'dayAndMonth' | 'shortDay', { language }: Words) =>
  style === 'shortDay'
    ? `${day.day} ${formatInstant(noon(day), 'month', 'UTC', language)}`
    : formatInstant(noon(day), style, 'UTC', language);

const noon = (day: DateTime) => noonOf(day.toISODate() as string, 'UTC');

const namers: Record<StretchUnit, (day: DateTime, words: Words) => Omit<Stretch, 'key'>> = {
  week: (day, words) => ({
    label: words.say('insights.week', { day: say(day, 'dayAndMonth', words) }),
    short: say(day, 'shortDay', words),
  }),
  month: (day, words) => ({ label: say(day, 'monthAndYear', words), short: say(day, 'month', words) }),
  quarter: ({ quarter, year }, { say: word }) => ({
    label: word('insights.quarter', { quarter, year: String(year) }),
    short: word('insights.quarter-short', { quarter, year: String(year).slice(2) }),
  }),
};
