import { expect, test } from '@jest/globals';
import { smallestCut } from '../../src/effect/smallest-cut.rules.js';
import { ALL, type Cell, FEWEST, REST, type Shown, showSafely } from '../../src/effect/suppression.rules.js';
import fc from '../support/property.js';
import { isWithin } from '../support/row-space.js';

/** `[[12, 3], [4, 9]]`: departments a and b, quarters 1 and 2. */
const cellsOf = (table: number[][]): Cell[] =>
  table.flatMap((row, at) => row.map((people, column) => ({ row: 'abcdefgh'[at]!, column: `${column + 1}`, people })));

/** The figures, row by row, the totals last; – for what is hidden. */
function draw(table: number[][]): string[] {
  const cells = cellsOf(table);
  const shown = showSafely(cells);
  const rows = [...new Set(cells.map(({ row }) => shown.rowOf(row))), ALL];
  const columns = [...new Set(cells.map(({ column }) => shown.columnOf(column))), ALL];
  const figure = (row: string, column: string) => (shown.isShown(row, column) ? `${sum(cells, shown, row, column)}` : '–'); // prettier-ignore
  return rows.map((row) => `${row}: ${columns.map((column) => figure(row, column)).join(' ')}`);
}

const isIn = (cell: Cell, shown: Shown, row: string, column: string) =>
  (row === ALL || shown.rowOf(cell.row) === row) && (column === ALL || shown.columnOf(cell.column) === column);
const sum = (cells: Cell[], shown: Shown, row: string, column: string) =>
  cells.filter((cell) => isIn(cell, shown, row, column)).reduce((people, cell) => people + cell.people, 0);

test('where everybody is among five or more, all is shown', () => {
  expect(draw([[5, 6], [7, 8]])).toEqual(['a: 5 6 11', 'b: 7 8 15', 'all: 12 14 26']); // prettier-ignore
});

test('four people are hidden, and with them what they would follow from', () => {
  expect(draw([[4, 6], [7, 8]])).toEqual(['a: – – 10', 'b: – – 15', 'all: 11 14 25']); // prettier-ignore
  expect(draw([[4, 6, 9], [7, 8, 5]])).toEqual(['a: – 6 – 19', 'b: – 8 – 20', 'all: 11 14 14 39']); // prettier-ignore
});

test('departments below five stand together, with the smallest other one if they are still too few', () => {
  expect(draw([[3], [4], [20]])).toEqual(['rest: 7 7', 'c: 20 20', 'all: 27 27']);
  expect(draw([[3], [6], [20]])).toEqual(['rest: 9 9', 'c: 20 20', 'all: 29 29']);
});

test('of a company below five nothing is told', () => {
  expect(draw([[2], [2]])).toEqual(['rest: – –', 'all: – –']);
});

test('who adds one quarter and takes away the others does not find three people', () => {
  const cells = cellsOf([[9, 9, 3], [9, 9, 9]]); // prettier-ignore
  const shown = showSafely(cells);
  expect(shown.isShown('a', '3')).toBe(false);
  const others = ['1', '2'].filter((column) => shown.isShown('a', column));
  expect(others.length < 2 || !shown.isShown('a', ALL)).toBe(true);
});

test('the smallest cut of the example that Stoer and Wagner give costs 4', () => {
  // Journal of the ACM 44 (1997), figure 1.
  const edges = [[1, 2, 2], [1, 5, 3], [2, 3, 3], [2, 5, 2], [2, 6, 2], [3, 4, 4], [3, 7, 2], [4, 7, 2], [4, 8, 2], [5, 6, 3], [6, 7, 1], [7, 8, 3]]; // prettier-ignore
  const cut = smallestCut(edges.map(([from, to, weight]) => ({ from: `${from}`, to: `${to}`, weight: weight! })))!;
  expect(cut.weight).toBe(4);
  expect([...cut.side].sort()).toEqual(['3', '4', '7', '8']);
});

const tables = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) }, fc.integer({ min: 0, max: 30 })), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  ); // prettier-ignore

/** What is published, as equations: each shown figure is the sum of these cells. */
function published(cells: Cell[], shown: Shown): number[][] {
  const names = (of: (name: string) => string, all: string[]) => [...new Set(all.map(of)), ALL];
  const rows = names(shown.rowOf, cells.map(({ row }) => row)); // prettier-ignore
  const columns = names(shown.columnOf, cells.map(({ column }) => column)); // prettier-ignore
  return rows.flatMap((row) =>
    columns
      .filter((column) => shown.isShown(row, column))
      .map((column) => cells.map((cell) => Number(isIn(cell, shown, row, column)))),
  );
}

/** Every way to take few people, some of them perhaps from the others: whose sum would tell too much. */
function* fewOf(cells: Cell[], from = 0, left = FEWEST - 1, taken = cells.map(() => 0)): Generator<number[]> {
  for (let at = from; at < cells.length; at++) {
    const { people } = cells[at]!;
    if (people > left) continue;
    for (const sign of taken.some(Boolean) ? [1, -1] : [1]) {
      const more = taken.with(at, sign);
      yield more;
      yield* fewOf(cells, at + 1, left - people, more);
    }
  }
}

test('no hidden figure, and no sum over fewer than five people, follows from all that is shown', () => {
  fc.assert(
    fc.property(tables, (table) => {
      // Who is nobody tells nothing, and everybody may know it.
      const cells = cellsOf(table).filter(({ people }) => people > 0);
      const shown = showSafely(cells);
      const equations = published(cells, shown);
      const rows = [...new Set(cells.map(({ row }) => shown.rowOf(row))), ALL];
      const columns = [...new Set(cells.map(({ column }) => shown.columnOf(column))), ALL];
      for (const row of rows)
        for (const column of columns) {
          const figure = cells.map((cell) => Number(isIn(cell, shown, row, column)));
          if (!figure.some(Boolean)) continue;
          const people = sum(cells, shown, row, column);
          if (shown.isShown(row, column)) expect(people).toBeGreaterThanOrEqual(FEWEST);
          else expect({ row, column, follows: isWithin(equations, figure) }).toEqual({ row, column, follows: false });
        }
      const most = 400;
      let tried = 0;
      for (const few of fewOf(cells)) {
        if (++tried > most) break;
        expect({ few, follows: isWithin(equations, few) }).toEqual({ few, follows: false });
      }
    }),
    { numRuns: 100 },
  );
});

test('everybody is counted somewhere: the total is shown as soon as it is of five', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const cells = cellsOf(table);
      const total = cells.reduce((people, cell) => people + cell.people, 0);
      const shown = showSafely(cells);
      expect(shown.isShown(ALL, ALL)).toBe(total >= FEWEST);
      expect(shown.rowOf('a') === REST || shown.rowOf('a') === 'a').toBe(true);
    }),
  );
});
