import { dateInZone } from '../platform/time-zone.rules.js';
import { formatInstant } from '../platform/views/dates.js';
import { type Language, localeTags } from '../platform/views/languages.js';
import { translate } from '../platform/views/locales.js';
import { readRule, type Repeat, weekdaysOf } from './recurrence.rules.js';

/** A rule in plain words: "Every 2 weeks on Tuesday and Thursday". A rule of the API keeps its own notation. */
export function tellRule(rule: string, startsOn: string, language: Language): string {
  const repeat = readRule(rule);
  if (!repeat || repeat.frequency === 'MONTHLY') return rule;
  const days = repeat.frequency === 'WEEKLY' ? tellDays(repeat, startsOn, language) : '';
  return translate(language, `series.every.${repeat.frequency}`, { interval: repeat.interval, days });
}

function tellDays(repeat: Repeat, startsOn: string, language: Language): string {
  const names = weekdaysOf(repeat, startsOn).map((day) => translate(language, `series.weekday.${day}`));
  return new Intl.ListFormat(localeTags[language], { type: 'conjunction' }).format(names);
}

/** The day it is, as a lead knows it: `Eerste kerstdag`, or what the department calls it. */
export const tellClosed = (closed: { holiday: string | null; name: string } | null, language: Language) =>
  closed && (closed.holiday ? translate(language, `calendar.holiday.${closed.holiday}`) : closed.name);

/** Noon of a calendar date, for a page to write it out. */
export const noonOf = (date: string, timeZone: string) => dateInZone(date, timeZone).set({ hour: 12 }).toJSDate();

export const tellDate = (date: string, timeZone: string, language: Language) =>
  formatInstant(noonOf(date, timeZone), 'shortDate', timeZone, language);
