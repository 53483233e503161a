import { inZone } from '../platform/time-zone.rules.js';
import { type FormBody, typedList, typedText } from '../platform/views/form.js';
import { readRule, type Repeat, weekdays, weekdaysOf, writeRule } from './recurrence.rules.js';

/** How a moment repeats, as somebody types it. */
export interface TypedRepeat {
  days: string[];
  every: string;
  /** `until` or `count`. */
  ends: string;
  until: string;
  count: string;
  /** A rule that the form has no fields for, kept as it is. */
  ownRule: string;
}

const FEW = '10';

export const typedRepeat = (body: FormBody): TypedRepeat => ({
  ...typedText(body, 'every', 'ends', 'until', 'count', 'ownRule'),
  days: typedList(body, 'days'),
});

/** Every week on the day of the first moment. */
export const blankRepeat = (date: string): TypedRepeat => ({
  days: date ? [weekdayOf(date)] : [],
  every: '1',
  ends: 'count',
  until: '',
  count: FEW,
  ownRule: '',
});

/** A rule as the form shows it, to its last date: how often it still comes changes by the week. */
export function asTypedRepeat(rule: string, startsOn: string, lastOn: string): TypedRepeat {
  const repeat = readRule(rule);
  const ending = { ends: 'until', until: lastOn, count: FEW };
  if (!repeat || repeat.frequency !== 'WEEKLY') return { ...ending, days: [], every: '1', ownRule: rule };
  return { ...ending, days: weekdaysOf(repeat, startsOn), every: String(repeat.interval), ownRule: '' };
}

/** The rule in the shape of the API's input; what is no rule stays a fault there. */
export function ruleInput({ days, every, ends, until, count, ownRule }: TypedRepeat): string {
  const own = ownRule ? readRule(ownRule) : null;
  const ending: Pick<Repeat, 'count' | 'until'> =
    ends === 'until' ? { count: null, until } : { count: Number(count), until: null };
  const repeat: Repeat = own ?? {
    frequency: 'WEEKLY',
    interval: Number(every),
    byDay: weekdays.filter((day) => days.includes(day)),
    byMonthDay: [],
    count: null,
    until: null,
  };
  return writeRule({ ...repeat, ...ending });
}

/** Which of the fields is at fault when the rule is: by the name of the field the rule of the sentence. */
export function repeatFaults({ days, every, ends, until, count, ownRule }: TypedRepeat): Record<string, string> {
  const isWhole = (text: string) => /^\d{1,3}$/.test(text) && Number(text) >= 1;
  return {
    ...(days.length || ownRule ? {} : { days: 'none-chosen' }),
    ...(isWhole(every) || ownRule ? {} : { every: 'not-a-number' }),
    ...(ends === 'until' && !/^\d{4}-\d{2}-\d{2}$/.test(until) ? { until: 'not-a-date' } : {}),
    ...(ends !== 'until' && !isWhole(count) ? { count: 'not-a-number' } : {}),
  };
}

export const isSameRepeat = (a: TypedRepeat, b: TypedRepeat) => ruleInput(a) === ruleInput(b);

/** The day of the week of a date, as rules name it. */
const weekdayOf = (date: string) => weekdays[inZone(new Date(`${date}T12:00:00Z`), 'UTC').weekday - 1] ?? 'MO';

/** What can be chosen from. */
export const repeatChoices = {
  weekdays: weekdays.map((day) => ({ value: day, labelKey: `series.weekday.${day}` })),
  endings: ['until', 'count'].map((value) => ({ value, labelKey: `series.ends.${value}` })),
};
