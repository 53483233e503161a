// What the loop from a visit to something that changed brought. A learning counts for the floor where it was heard, in the
// month in which it was. What comes of it is what is done about it or about anything that says the same: the furthest of
// those actions. How many answered is told of five people or more: of fewer one could tell who did not.
import { actionStates } from '../actions/action.rules.js';
import type { FormKind } from '../feedback/form.rules.js';
import type { DateTime } from 'luxon';
import { dateInZone } from '../platform/time-zone.rules.js';

/** Whose learnings count, and in which stretches of time. */
export interface Heard {
  /** The floors; null for the whole company. */
  departmentIds: string[] | null;
  /** The first days of the months in which each stretch begins, `2026-11-01`, in order, and where the last one ends. */
  bounds: string[];
  /** For what has an instant, and no floor whose calendar it is told by. */
  timeZone: string;
}

/** The instants at which the stretches begin, and the last one ends. */
export const instantsOf = ({ bounds, timeZone }: Heard) => bounds.map((date) => dateInZone(date, timeZone).toJSDate());

/** The first instant, and the one after the last. */
export function spanOf(heard: Heard): [Date, Date] {
  const instants = instantsOf(heard);
  return [instants[0]!, instants.at(-1)!];
}

/** The first month, and the one after the last. */
export const endsOf = ({ bounds }: Heard): [string, string] => [bounds[0]!, bounds.at(-1)!];

/** The first days of all its months, in order. */
export function monthsOf(heard: Heard): string[] {
  const [first, after] = endsOf(heard).map((day) => dateInZone(day, 'utc')) as [DateTime, DateTime];
  const count = Math.round(after.diff(first, 'months').months);
  return Array.from({ length: count }, (_, index) => first.plus({ months: index }).toISODate() as string);
}

export const LEAST_PEOPLE = 5;

/** What came of a learning, from nothing to a result. */
export const stages = ['none', 'dropped', 'open', 'doing', 'done'] as const;
export type Stage = (typeof stages)[number];

export type StageCounts = Record<Stage, number>;

/** What is or was done about so many learnings: how many got so far, each step a part of the one before. */
export function funnelOf(counts: StageCounts) {
  const done = counts.done;
  const doing = done + counts.doing;
  const picked = doing + counts.open;
  const raised = picked + counts.dropped + counts.none;
  return { raised, picked, doing, done, dropped: counts.dropped };
}

/** An action that is late is counted as such, not with the open ones or those that are taken up. */
export const actionStandings = ['overdue', ...actionStates] as const;
export type ActionStanding = (typeof actionStandings)[number];

/** The forms of the day itself, and then those with statements alone. */
export const debriefKinds = ['debrief', 'host-debrief'] as const satisfies readonly FormKind[];
export const respondedKinds = ['debrief', 'host-debrief', 'before', 'after'] as const satisfies readonly FormKind[];

export interface ThemeCount {
  themeId: string | null;
  name: string | null;
  /** Learnings of each stretch. */
  counts: number[];
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

/** The themes most spoken of, the others together as one, and last what has no theme; without what nobody spoke of. */
export function foldThemes(themes: ThemeCount[], most: number): (ThemeCount & { kind: 'theme' | 'others' | 'none' })[] {
  const named = themes
    .filter(({ themeId }) => themeId !== null)
    .sort((one, other) => sum(other.counts) - sum(one.counts) || (one.name! < other.name! ? -1 : 1));
  const others = named.slice(most);
  const none = themes.filter(({ themeId }) => themeId === null);
  return [
    ...named.slice(0, most).map((theme) => ({ ...theme, kind: 'theme' as const })),
    ...(others.length ? [{ themeId: null, name: null, counts: addUp(others), kind: 'others' as const }] : []),
    ...none.map((theme) => ({ ...theme, kind: 'none' as const })),
  ];
}

const addUp = (themes: ThemeCount[]) =>
  themes[0]!.counts.map((_, index) => sum(themes.map(({ counts }) => counts[index]!)));
