// Which figures of a table of departments by quarters, with the totals of both, may be shown. A figure of fewer than five
// people is hidden, and so is whatever one could work it out from: a total less its parts tells the part that is left
// (complementary suppression, see Willenborg and De Waal, "Elements of Statistical Disclosure Control", 2001).
//
// Rows and columns are the vertices of a network, hidden figures its edges. What can be worked out of shown figures are
// exactly the sums along cuts of that network (Gusfield, "A graph theoretic approach to statistical data security", 1988).
// So the table is safe when every cut goes through five people or more, and through two figures or more: then neither a
// hidden figure nor a group of fewer than five follows from what is shown, however much of it is added and subtracted.
import { type Edge, smallestCut } from './smallest-cut.rules.js';

/** Of fewer nothing is told. */
export const FEWEST = 5;

/** People of one row in one column; everybody is counted in one cell only. */
export interface Cell {
  row: string;
  column: string;
  people: number;
}

/** The row and the column of the totals. */
export const ALL = 'all';
/** The row or column of what is too small to stand by itself. */
export const REST = 'rest';

export interface Shown {
  /** Row by row: the row it stands in, which is `rest` for the small ones. */
  rowOf(row: string): string;
  columnOf(column: string): string;
  /** Of rows and columns as `rowOf` and `columnOf` name them, and `all`. */
  isShown(row: string, column: string): boolean;
}

export function showSafely(cells: Cell[]): Shown {
  const filled = cells.filter(({ people }) => people > 0);
  const rows = pool(filled.map(({ row, people }) => [row, people]));
  const columns = pool(filled.map(({ column, people }) => [column, people]));
  const rowOf = (row: string) => rows.get(row) ?? row;
  const columnOf = (column: string) => columns.get(column) ?? column;
  const total = filled.reduce((sum, { people }) => sum + people, 0);
  if (total < FEWEST) return { rowOf, columnOf, isShown: () => false };

  const table = tableOf(filled.map((cell) => ({ ...cell, row: rowOf(cell.row), column: columnOf(cell.column) })));
  const hidden = hideUntilSafe(table);
  const shown = new Set(table.filter((cell) => !hidden.has(cell)).map(({ row, column }) => `${row} ${column}`));
  return { rowOf, columnOf, isShown: (row, column) => shown.has(`${row} ${column}`) };
}

/** Puts those below five together, with the smallest of the others when that is still too few. */
function pool(counts: [string, number][]): Map<string, string> {
  const sums = new Map<string, number>();
  for (const [name, people] of counts) sums.set(name, (sums.get(name) ?? 0) + people);
  const smallestFirst = [...sums].sort(([one, few], [other, many]) => few - many || (one < other ? -1 : 1));
  const pooled: string[] = [];
  let people = 0;
  for (const [name, count] of smallestFirst) {
    if (count >= FEWEST && (people === 0 || people >= FEWEST)) break;
    pooled.push(name);
    people += count;
  }
  return new Map(pooled.map((name) => [name, REST]));
}

/** The cells with their totals. */
function tableOf(cells: Cell[]): Cell[] {
  const sums = new Map<string, Cell>();
  for (const { row, column, people } of cells)
    for (const [r, c] of [
      [row, column],
      [row, ALL],
      [ALL, column],
      [ALL, ALL],
    ] as const) {
      // prettier-ignore
      const cell = sums.get(`${r} ${c}`) ?? { row: r, column: c, people: 0 };
      sums.set(`${r} ${c}`, { ...cell, people: cell.people + people });
    }
  return [...sums.values()];
}

/** No cut is without a figure to hide: those of the whole table go through five people and two figures. */
function hideUntilSafe(table: Cell[]): Set<Cell> {
  const hidden = new Set(table.filter(({ people }) => people < FEWEST));
  for (;;) {
    const cut = smallestCut([...hidden].map(edgeOf));
    if (!cut || cut.weight >= FEWEST) return hidden;
    const across = table.filter((cell) => !hidden.has(cell) && crosses(edgeOf(cell), cut.side));
    hidden.add(across.reduce((least, cell) => (costOf(cell) < costOf(least) ? cell : least)));
  }
}

// So much and no more, for one figure alone to be too little however many people it counts.
const edgeOf = ({ row, column, people }: Cell): Edge => ({
  from: `row ${row}`,
  to: `column ${column}`,
  weight: Math.min(people, FEWEST - 1),
});

const crosses = ({ from, to }: Edge, side: Set<string>) => side.has(from) !== side.has(to);

/** Totals are missed more than their parts, and large figures more than small ones. */
const costOf = ({ row, column, people }: Cell) => people + (column === ALL ? 1e6 : 0) + (row === ALL ? 1e9 : 0);
