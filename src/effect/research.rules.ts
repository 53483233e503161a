// The files for research say nothing that could be traced to somebody: no names, no ids, no days, no words of one person.
// A row's number means nothing outside its file and is another one each time. What is told of where and when is made
// broader until five people share it (generalise.rules). A learning's text is given only when five people said the same.
import { FEWEST } from './suppression.rules.js';

export const researchFiles = {
  visits: ['row', 'period', 'host_department', 'visitor_department', 'channel', 'state', 'came', 'late', 'hours', 'days_ahead'],
  learnings: ['row', 'period', 'department', 'channel', 'side', 'question', 'theme', 'for_department', 'times_heard', 'preventable', 'lacked', 'group', 'said_by', 'text'],
  actions: ['row', 'period', 'department', 'state', 'theme', 'learnings', 'times_heard', 'weeks_planned', 'weeks_to_start', 'weeks_to_end', 'overdue'],
  pulse: ['row', 'period', 'department', 'moment', 'statement', 'score', 'words'],
} as const; // prettier-ignore
export type ResearchFile = keyof typeof researchFiles;

export const isResearchFile = (name: string): name is ResearchFile => Object.hasOwn(researchFiles, name);

/** Departments that too few share. */
export const OTHER = 'other';

const aheadSteps = [0, 1, 3, 7, 14, 28];

/** `7-13`, `28+`: no row stands out by how long ago it was asked. */
export function sayDaysAhead(days: number): string {
  const at = Math.max(
    0,
    aheadSteps.findLastIndex((step) => days >= step),
  );
  const [from, next] = [aheadSteps[at]!, aheadSteps[at + 1]];
  return next === undefined ? `${from}+` : next === from + 1 ? `${from}` : `${from}-${next - 1}`;
}

/** `2026-03` of the quarter `2026-Q1` of the year `2026`. */
export const quarterOf = (month: string) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;
export const yearOf = (month: string) => month.slice(0, 4);

export interface PulseDepartment {
  id: string;
  /** Who answered everything three times, to the same words. */
  whole: number;
  /** By statement, who answered that one three times, to the same words. */
  each: number[];
  /** Whether the figures of its year are shown, of every statement. */
  isShown: boolean;
}

/**
 * Departments whose answers are given one by one under their own name. Where the page counts a few people more than the
 * file does, or few are left that stand under no name, those would be found by taking one from the other.
 */
export function namedDepartments(departments: PulseDepartment[]): Set<string> {
  const isSafe = ({ whole, each }: PulseDepartment) => each.every((one) => one === whole || one - whole >= FEWEST);
  const named = departments
    .filter((one) => one.isShown && one.whole >= FEWEST && isSafe(one))
    .sort((one, other) => other.whole - one.whole || (one.id < other.id ? -1 : 1));
  const unnamed = () => departments.filter((one) => !named.includes(one)).reduce((sum, { whole }) => sum + whole, 0);
  while (named.length && unnamed() > 0 && unnamed() < FEWEST) named.pop();
  return new Set(named.map(({ id }) => id));
}
