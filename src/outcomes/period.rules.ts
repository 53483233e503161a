// How far back one looks. Always from the first of a month: a stretch that moved by a day would tell, from one day to the
// next, on which day something was learned, and so from whom.
import { inZone } from '../platform/time-zone.rules.js';

export const periods = ['quarter', 'year', 'all'] as const;
export type Period = (typeof periods)[number];

const monthsBack: Record<Exclude<Period, 'all'>, number> = { quarter: 2, year: 11 };

/** Null: from the beginning. */
export const beginOf = (period: Period, now: Date, timeZone: string): Date | null =>
  period === 'all' ? null : inZone(now, timeZone).startOf('month').minus({ months: monthsBack[period] }).toJSDate();
