import { DateTime } from 'luxon';
import { formatInstant } from '../platform/views/dates.js';
import { noonOf } from '../platform/views/days.js';
import type { Words } from './insight.js';
import type { Heard } from './learned.rules.js';

export interface Stretch {
  /** Its first day. */
  key: string;
  label: string;
  short: string;
}

const utc = (date: string) => DateTime.fromISO(date, { zone: 'utc' });

/** How each stretch of time is called: by its month, its quarter or its year, or from where to where it goes. */
export function nameStretches({ bounds }: Heard, { language, say }: Words): Stretch[] {
  return bounds.slice(1).map((end, index) => {
    const key = bounds[index]!;
    const from = utc(key);
    const months = Math.round(utc(end).diff(from, 'months').months);
    const at = (style: 'month' | 'monthAndYear', date: string) =>
      formatInstant(noonOf(date, 'UTC'), style, 'UTC', language);
    if (months === 1) return { key, label: at('monthAndYear', key), short: at('month', key) };
    if (months === 12 && from.month === 1) return { key, label: String(from.year), short: String(from.year) };
    if (months === 3 && from.month % 3 === 1) {
      const label = say('learned.quarter', { quarter: from.quarter, year: String(from.year) });
      return { key, label, short: label };
    }
    const last = utc(end).minus({ months: 1 }).toISODate() as string;
    return { key, label: `${at('monthAndYear', key)} – ${at('monthAndYear', last)}`, short: at('month', key) };
  });
}
