import { STATEMENTS } from '../feedback/form.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import {
  type Figure,
  figureOf,
  moments,
  type Moment,
  type ScoreCell,
  type Staying,
  stayingOf,
} from './effect.rules.js';
import { readAnswers, type ResponseRow } from './scores.queries.js';
import { studentQuantile } from './student.client.js';
import { ALL, type Shown, showSafely } from './suppression.rules.js';

export interface Response {
  moment: Moment;
  asked: number;
  answered: number;
}

export interface StatementEffect {
  statement: number;
  /** In which it was read, the most read first. */
  words: string[];
  /** People left out because the words changed in between. */
  reworded: number;
  staying: Staying | null;
  shown: Shown;
  /** Of a department and a quarter, or `all`; null: hidden, or nobody. */
  figure(row: string, column: string): Figure | null;
}

export interface Effect {
  statements: StatementEffect[];
  /** Of a department, or `all`, in the whole year; null where too few were asked. */
  response(row: string): Response[] | null;
}

/** Figures of a calendar year: whatever is asked of it, no more can be worked out than it shows. */
export async function readEffect(tx: Tx, year: number): Promise<Effect> {
  const { cells, response: rows, wordings } = await readAnswers(tx, year);
  const statements = Array.from({ length: STATEMENTS }, (_, index) => {
    const statement = index + 1;
    const words = wordings.filter((one) => one.statement === statement).map(({ asked }) => asked);
    return { ...effectOf(cells.filter((cell) => cell.statement === statement)), statement, words };
  });
  return { statements, response: (row) => responseOf(rows, row) };
}

function effectOf(cells: ScoreCell[]) {
  const shown = showSafely(cells.map(({ departmentId, quarter, before }) => ({ row: departmentId, column: quarter, people: before.count }))); // prettier-ignore
  return {
    shown,
    reworded: cells.reduce((sum, cell) => sum + cell.reworded, 0),
    staying: stayingOf(cells, studentQuantile),
    figure: (row: string, column: string) => figureOf(cells, shown, row, column, studentQuantile),
  };
}

const YEAR = 'year';

function responseOf(rows: ResponseRow[], row: string): Response[] | null {
  const asked = rows.filter(({ moment }) => moment === 'day');
  const shown = showSafely(
    asked.map(({ departmentId, asked: people }) => ({ row: departmentId, column: YEAR, people })),
  );
  if (!shown.isShown(row, ALL)) return null;
  return moments.map((moment) => {
    const counted = rows.filter((one) => one.moment === moment && (row === ALL || shown.rowOf(one.departmentId) === row)); // prettier-ignore
    const sum = (part: 'asked' | 'answered') => counted.reduce((total, one) => total + one[part], 0);
    return { moment, asked: sum('asked'), answered: sum('answered') };
  });
}
