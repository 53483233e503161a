// What is given away for research is about nobody: of each row, what could be known of somebody from elsewhere (where they
// came from, which department they visited, when) is told only as precisely as five people or more share it. Rows that
// stay alone are told of a longer time, of "other departments", and in the end not at all. (k-anonymity by generalising:
// Sweeney, International Journal on Uncertainty, Fuzziness and Knowledge-based Systems 10, 2002.)
import { FEWEST } from './suppression.rules.js';

export interface Generalised<Row> {
  rows: Row[];
  /** Too few to tell in any way. */
  leftOut: number;
}

/**
 * @param personOf who a row is about; null where that is nobody any more, who counts as nobody
 * @param steps what one row tells, the most precise first; told alike, rows belong together
 */
export function generalise<Row, Told extends object>(
  rows: Row[],
  personOf: (row: Row) => string | null,
  steps: ((row: Row) => Told)[],
): Generalised<Row & Told> {
  const told: (Row & Told)[] = [];
  let left = rows;
  for (const step of steps) {
    const groups = new Map<string, Row[]>();
    for (const row of left) {
      const key = JSON.stringify(step(row));
      const group = groups.get(key);
      if (group) group.push(row);
      else groups.set(key, [row]);
    }
    left = [];
    for (const group of groups.values()) {
      const people = new Set(group.map(personOf).filter((person) => person !== null));
      if (people.size >= FEWEST) told.push(...group.map((row) => ({ ...row, ...step(row) })));
      else left.push(...group);
    }
  }
  return { rows: told, leftOut: left.length };
}
