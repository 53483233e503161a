import { departmentChoices } from '../people/department-choices.js';
import { now } from '../platform/clock.js';
import { formatInstant } from '../platform/views/dates.js';
import { typedText } from '../platform/views/form.js';
import type { Language } from '../platform/views/languages.js';
import { translate } from '../platform/views/locales.js';
import { pathWith } from '../platform/views/path-with.js';
import type { DecisionFilter } from './decisions.queries.js';
import { readWeek, type Week, weekAfter, weekOf } from '../visits/week.rules.js';

const DAY = 86_400_000;
const SLOTS_ON_A_PAGE = 10;
const WEEKS_AHEAD = 8;
const MOST_LETTERS = 60;

const ages = [
  { value: '1', labelKey: 'decisions.filter.age-day' },
  { value: '3', labelKey: 'decisions.filter.age-three-days' },
  { value: '7', labelKey: 'decisions.filter.age-week' },
];

export const orders = [
  { value: '', labelKey: 'decisions.order.date' },
  { value: 'age', labelKey: 'decisions.order.age' },
];

const names = ['department', 'age', 'week', 'search', 'order', 'cursor'] as const;

/** The filters as they stand in the address; what they cannot mean is empty. */
export type FilterWords = Record<(typeof names)[number], string>;

export function readFilterWords(query: Record<string, unknown>, departments: { id: string }[]): FilterWords {
  const typed = typedText(query, ...names);
  return {
    ...typed,
    department: departments.some(({ id }) => id === typed.department) ? typed.department : '',
    age: ages.some(({ value }) => value === typed.age) ? typed.age : '',
    search: typed.search.trim().slice(0, MOST_LETTERS),
    order: typed.order === 'age' ? typed.order : '',
  };
}

export function toDecisionFilter(words: FilterWords, zone: string): DecisionFilter {
  return {
    departmentId: words.department || undefined,
    askedBefore: words.age ? new Date(now().getTime() - Number(words.age) * DAY) : undefined,
    within: readWeek(words.week, zone, now()) ?? undefined,
    search: words.search,
    order: words.order === 'age' ? 'age' : 'date',
    limit: SLOTS_ON_A_PAGE,
    cursor: words.cursor || undefined,
  };
}

/** Whether anything is left out. */
export const isFiltered = ({ department, age, week, search }: FilterWords) =>
  [department, age, week, search].some((word) => word !== '');

/** What stands behind the path of an address, `?week=2026-W48`, or nothing. */
export const queryOf = (words: Partial<FilterWords>) => pathWith('', words);

/** The filters of one address for another. */
export function keptQuery(query: Record<string, unknown>): string {
  const typed = typedText(query, ...names);
  return queryOf({ ...typed, search: typed.search.slice(0, MOST_LETTERS) });
}

export function filterChoices(departments: { id: string; name: string }[], zone: string, language: Language) {
  const weeks = [weekOf(now(), zone)];
  while (weeks.length < WEEKS_AHEAD) weeks.push(weekAfter(weeks.at(-1)!, zone));
  return {
    departments: departmentChoices(departments),
    ages,
    orders,
    weeks: weeks.map((week) => ({ value: week.name, label: sayWeek(week, zone, language) })),
  };
}

function sayWeek({ number, startsAt, endsAt }: Week, zone: string, language: Language): string {
  const say = (at: Date) => formatInstant(at, 'dayAndMonth', zone, language);
  const facts = { number, from: say(startsAt), to: say(new Date(endsAt.getTime() - 1)) };
  return translate(language, 'decisions.filter.week-name', facts);
}
