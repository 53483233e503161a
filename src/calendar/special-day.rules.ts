// A department is closed on the public holidays of its country and on days of its own; its leads say which, and may open
// a holiday. Moments that stand on such a day already stay: the lead is shown them and decides.
import { DateTime } from 'luxon';
import type { Country } from '../people/country.rules.js';
import { type Actor, mayLead } from '../people/person.rules.js';
import { type Holiday, listHolidays } from './holidays.rules.js';

export const specialDayKinds = ['closed', 'open'] as const;
export type SpecialDayKind = (typeof specialDayKinds)[number];

export const MOST_DAYS_CLOSED = 92;

/** Both ends included, `2026-12-24`. */
export interface DayRange {
  firstOn: string;
  lastOn: string;
}

export interface SpecialDays extends DayRange {
  kind: SpecialDayKind;
  name: string;
}

/** A day on which nobody can come and look, with the holiday it is or the name that the department gave it. */
export interface FreeDay {
  date: string;
  holiday: Holiday | null;
  name: string;
}

const utc = (date: string) => DateTime.fromISO(date, { zone: 'utc' });
const countDays = ({ firstOn, lastOn }: DayRange) => utc(lastOn).diff(utc(firstOn), 'days').days + 1;

export function whyNotAddSpecialDays(facts: {
  actor: Actor;
  departmentId: string;
  days: DayRange & { kind: SpecialDayKind };
  /** What the department has said before. */
  special: DayRange[];
  country: Country;
  /** Where the department is. */
  today: string;
}): string | null {
  const { actor, departmentId, days, special, country, today } = facts;
  if (!mayLead(actor, departmentId)) return 'not-lead';
  if (days.lastOn < days.firstOn) return 'ends-before-it-begins';
  if (days.lastOn < today) return 'days-are-over';
  if (countDays(days) > MOST_DAYS_CLOSED) return 'closed-too-long';
  if (special.some((other) => other.firstOn <= days.lastOn && days.firstOn <= other.lastOn)) return 'days-overlap';
  return days.kind === 'open' && !listHolidays(country, days.firstOn, days.lastOn).length ? 'no-holiday' : null;
}

export const whyNotRemoveSpecialDays = (facts: { actor: Actor; departmentId: string }): string | null =>
  mayLead(facts.actor, facts.departmentId) ? null : 'not-lead';

/** The days off of a department between two dates, both included: its own closed days, and holidays it does not open. */
export function listFreeDays(country: Country, special: SpecialDays[], from: string, to: string): FreeDay[] {
  const isOpen = (date: string) => special.some((days) => days.kind === 'open' && covers(days, date));
  const free = new Map<string, FreeDay>();
  for (const { date, holiday } of listHolidays(country, from, to))
    if (!isOpen(date)) free.set(date, { date, holiday, name: '' });
  for (const days of special.filter(({ kind }) => kind === 'closed'))
    for (const date of datesOf(days, from, to)) free.set(date, { date, holiday: null, name: days.name });
  return [...free.values()].sort((a, b) => a.date.localeCompare(b.date));
}

const covers = ({ firstOn, lastOn }: DayRange, date: string) => firstOn <= date && date <= lastOn;

function datesOf({ firstOn, lastOn }: DayRange, from: string, to: string): string[] {
  const first = utc(firstOn < from ? from : firstOn);
  const days = utc(lastOn > to ? to : lastOn).diff(first, 'days').days + 1;
  return Array.from({ length: Math.max(0, days) }, (_, index) => first.plus({ days: index }).toISODate() as string);
}
