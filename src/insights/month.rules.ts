// The report of a month: HR and the admin read the company's, leads that of their own departments. Nobody is named in it.
// Whoever asked for it gets it by mail at eight on the first working day of the month after, on their own clock.
import type { DateTime } from 'luxon';
import { addWorkingDays, type IsFree, isWorkingDay } from '../calendar/working-days.rules.js';
import { type Actor, ledDepartmentIds, servesCompany } from '../people/person.rules.js';
import { dateInZone } from '../platform/time-zone.rules.js';
import type { Heard } from './learned.rules.js';

/** The notice that brings the report. */
export const MONTHLY_REPORT = 'monthly-report';
const REPORT_HOUR = 8;

/** Of which departments somebody reads the report: null for all of them, undefined for who reads none. */
export function reportedTo(actor: Actor): string[] | null | undefined {
  if (servesCompany(actor)) return null;
  const led = [...new Set(ledDepartmentIds(actor))];
  return led.length ? led : undefined;
}

/** The first day of the month before a date, both `2026-11-01`. */
export const monthBefore = (date: string) => firstOf(dateInZone(date, 'utc').minus({ months: 1 }));
export const monthAfter = (date: string) => firstOf(dateInZone(date, 'utc').plus({ months: 1 }));
const firstOf = (day: DateTime) => day.startOf('month').toISODate() as string;

/** The first day of a month that somebody asks for as `2026-10`; the last one that is over, where that means nothing or is still to come. */
export function monthOf(asked: string | undefined, today: string): string {
  const first = `${asked}-01`;
  const isMonth = /^[12]\d{3}-\d{2}$/.test(asked ?? '') && dateInZone(first, 'utc').isValid;
  return isMonth && first <= today ? first : monthBefore(today);
}

/** When the report of the month before a date is sent there. */
export function reportHour(date: string, timeZone: string, isFree: IsFree): DateTime {
  const first = dateInZone(date, timeZone).startOf('month');
  const day = isWorkingDay(first, isFree) ? first : addWorkingDays(first, 1, isFree);
  return day.set({ hour: REPORT_HOUR });
}

/** The month before as the first stretch, to compare with, and the month itself as the second. */
export const comparedMonths = (month: string, departmentIds: string[] | null, timeZone: string): Heard => ({
  departmentIds,
  bounds: [monthBefore(month), month, monthAfter(month)],
  timeZone,
});

export const monthAlone = (heard: Heard): Heard => ({ ...heard, bounds: heard.bounds.slice(1) });
