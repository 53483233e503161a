// Insights look back over whole months: one, three, twelve or sixty, up to and including the month that is asked for. What
// is shown over time falls into stretches: weeks, months or quarters, so that there are neither two nor two hundred.
import type { DateTime } from 'luxon';
import { dateInZone } from '../platform/time-zone.rules.js';

export const spans = ['month', 'quarter', 'year', 'years'] as const;
export type Span = (typeof spans)[number];

export const DEFAULT_SPAN: Span = 'year';

const months: Record<Span, number> = { month: 1, quarter: 3, year: 12, years: 60 };

export type StretchUnit = 'week' | 'month' | 'quarter';
const units: Record<Span, StretchUnit> = { month: 'week', quarter: 'week', year: 'month', years: 'quarter' };

export interface Period {
  span: Span;
  /** The last month, `2026-11`. */
  until: string;
  unit: StretchUnit;
  /** The first days of all stretches, and the one after the last: `2026-11-01`. */
  bounds: string[];
  /** The same in whole months, or in quarters over years: what was learned has no day. */
  monthBounds: string[];
}

const dateOf = (day: DateTime) => day.toISODate() as string;
const monthIn = (day: DateTime) => day.toFormat('yyyy-MM');

/** The month that `asked` means, and else, or where it is still to come, the one of `today`. */
function lastMonth(asked: string | undefined, today: string): DateTime {
  const current = dateInZone(today, 'utc').startOf('month');
  const month = /^[12]\d{3}-\d{2}$/.test(asked ?? '') ? dateInZone(`${asked}-01`, 'utc') : current;
  return month.isValid && month <= current ? month : current;
}

export function periodOf(span: Span, asked: string | undefined, today: string): Period {
  const last = lastMonth(asked, today);
  const first = last.minus({ months: months[span] - 1 });
  const after = last.plus({ months: 1 });
  const unit = units[span];
  const monthly = stretches(first, after, span === 'years' ? 'quarter' : 'month');
  const bounds = unit === 'week' ? stretches(first, after, 'week') : monthly;
  return { span, until: monthIn(last), unit, bounds: bounds.map(dateOf), monthBounds: monthly.map(dateOf) };
}

/** Sixty months may begin within a quarter, and a month within a week: the first stretch is then the shorter. */
function stretches(first: DateTime, after: DateTime, unit: StretchUnit): DateTime[] {
  const bounds = [first];
  for (let at = first.startOf(unit).plus({ [`${unit}s`]: 1 }); at < after; at = at.plus({ [`${unit}s`]: 1 })) bounds.push(at); // prettier-ignore
  return [...bounds, after];
}

/** The month until which the period before lasts, and the one after; null where that is still to come. */
export function neighbours({ span, until }: Period, today: string): { before: string; after: string | null } {
  const last = dateInZone(`${until}-01`, 'utc');
  const current = monthIn(dateInZone(today, 'utc'));
  const after = monthIn(last.plus({ months: months[span] }));
  return {
    before: monthIn(last.minus({ months: months[span] })),
    after: until === current ? null : after < current ? after : current,
  };
}

/** The period of the same length before it. */
export const periodBefore = (period: Period, today: string): Period =>
  periodOf(period.span, neighbours(period, today).before, today);
