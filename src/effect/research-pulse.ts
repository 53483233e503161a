import { STATEMENTS } from '../feedback/form.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import type { TableValue } from '../platform/files/table.rules.js';
import { moments } from './effect.rules.js';
import type { Generalised } from './generalise.rules.js';
import { readEffect } from './read-effect.js';
import { namedDepartments, OTHER } from './research.rules.js';
import { listPulseRows, type PulseRow } from './research-rows.queries.js';
import { ALL, FEWEST } from './suppression.rules.js';

/** A row for every score; the department only where the page of effect shows it, so that the two tell no more together. */
export async function readPulse(tx: Tx, year: number): Promise<Generalised<TableValue[]>> {
  const answers = await listPulseRows(tx, year);
  const visits = new Map<string, PulseRow[]>();
  for (const answer of answers) visits.set(answer.visitId, [...(visits.get(answer.visitId) ?? []), answer]);
  // A visit here is a person: of everybody one a year is counted.
  if (visits.size < FEWEST) return { rows: [], leftOut: visits.size };
  const named = await findNamed(tx, year, [...visits.values()]);
  const rows = [...visits.values()].flatMap((of, at) => {
    const { departmentId, department } = of[0]!;
    const told = isWhole(of) && named.has(departmentId) ? department : OTHER;
    return of.flatMap(({ statement, scores, words }) =>
      moments.flatMap((moment, index) =>
        scores[index] == null
          ? []
          : [[at + 1, `${year}`, told, moment, statement, scores[index], words[index] ?? null]],
      ),
    );
  });
  return { rows, leftOut: 0 };
}

const isAnswered = ({ scores, words }: PulseRow) =>
  scores.every((score) => score !== null) && new Set(words).size === 1;
const isWhole = (of: PulseRow[]) => of.length === STATEMENTS && of.every(isAnswered);

async function findNamed(tx: Tx, year: number, visits: PulseRow[][]): Promise<Set<string>> {
  const { statements } = await readEffect(tx, year);
  const ids = [...new Set(visits.map((of) => of[0]!.departmentId))];
  return namedDepartments(
    ids.map((id) => {
      const own = visits.filter((of) => of[0]!.departmentId === id);
      return {
        id,
        whole: own.filter(isWhole).length,
        each: statements.map(({ statement }) => own.filter((of) => of.some((one) => one.statement === statement && isAnswered(one))).length), // prettier-ignore
        isShown: statements.every(({ figure }) => figure(id, ALL) !== null),
      };
    }),
  );
}
