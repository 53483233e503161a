// What visitors say of the same statements before a visit, on the day and six weeks later. Of everybody the first visit of
// a calendar year counts, and only when all three answers to the same words are there: so the same people are compared,
// each of them once, nobody is in two figures of one year, and no figure is another one less a few people.
import type { FormKind } from '../feedback/form.rules.js';
import { type Actor, ledDepartmentIds, servesCompany } from '../people/person.rules.js';
import { addSums, type Difference, meanOf, nothing, pairedInterval, type Quantile, type Sums, welchInterval } from './interval.rules.js'; // prettier-ignore
import { ALL, FEWEST, type Shown } from './suppression.rules.js';

/** In their order. */
export const moments = ['before', 'day', 'after'] as const;
export type Moment = (typeof moments)[number];

/** On which form the statements are answered. */
export const formOfMoment: Record<Moment, FormKind> = { before: 'before', day: 'debrief', after: 'after' };

export const quarters = ['1', '2', '3', '4'] as const;
export type Quarter = (typeof quarters)[number];

/** Disjoint ones only: what two overlapping ones share could be taken away. */
export const YEARS = 5;

/** Answers to one statement by who visited one department in one quarter. */
export interface ScoreCell extends Record<Moment, Sums> {
  departmentId: string;
  quarter: Quarter;
  statement: number;
  dayChange: Sums;
  afterChange: Sums;
  /** Scores beforehand of who let the last form pass. */
  stopped: Sums;
  /** Who answered three times, but not to the same words. */
  reworded: number;
}

export interface Figure extends Record<Moment, number> {
  people: number;
  /** How much higher than before. */
  dayChange: Difference;
  afterChange: Difference;
}

/** People and their scores of a department and a quarter, or `all`; null when that is hidden or there is nobody. */
export function figureOf(
  cells: ScoreCell[],
  shown: Shown,
  row: string,
  column: string,
  quantile: Quantile,
): Figure | null {
  if (!shown.isShown(row, column)) return null;
  const counted = cells.filter((cell) => isWithin(shown.rowOf(cell.departmentId), row) && isWithin(shown.columnOf(cell.quarter), column)); // prettier-ignore
  const sums = (part: Moment | 'dayChange' | 'afterChange') =>
    counted.map((cell) => cell[part]).reduce(addSums, nothing);
  const mean = (moment: Moment) => meanOf(sums(moment))!;
  return {
    people: sums('before').count,
    before: mean('before'),
    day: mean('day'),
    after: mean('after'),
    dayChange: pairedInterval(sums('dayChange'), quantile)!,
    afterChange: pairedInterval(sums('afterChange'), quantile)!,
  };
}

const isWithin = (name: string, asked: string) => asked === ALL || name === asked;

export interface Staying {
  stayed: number;
  stopped: number;
  /** How much higher those who answered three times began than those who stopped. */
  difference: Difference;
}

/** Whether those who went on answering were others to begin with; null where either are too few. */
export function stayingOf(cells: ScoreCell[], quantile: Quantile): Staying | null {
  const [before, stopped] = (['before', 'stopped'] as const).map((part) => cells.map((cell) => cell[part]).reduce(addSums, nothing)); // prettier-ignore
  if (before!.count < FEWEST || stopped!.count < FEWEST) return null;
  const difference = welchInterval(before!, stopped!, quantile)!;
  return { stayed: before!.count, stopped: stopped!.count, difference };
}

/** What an interval of 95 % lets one say. */
export const verdictOf = ({ low, high }: Difference) => (low > 0 ? 'higher' : high < 0 ? 'lower' : 'unclear');

/** HR and admins see every department, leads their own; null: nothing at all. */
export function seenDepartments(actor: Actor): 'every' | string[] | null {
  if (servesCompany(actor)) return 'every';
  const led = ledDepartmentIds(actor);
  return led.length ? led : null;
}
