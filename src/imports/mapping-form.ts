import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { Refused } from '../platform/refusal.js';
import { type FormBody, typedText } from '../platform/views/form.js';
import type { FormProblems } from '../platform/views/page.js';
import { readCsv } from './csv.client.js';
import { type DateOrder, dateOrders, orderOf } from './date.rules.js';
import { splitHeadings } from './file-person.rules.js';
import { isOver } from './import.rules.js';
import { getFile } from './imports.queries.js';
import { importFields, likelyPlaces, neededFields, placesOf, type Places } from './layout.rules.js';

const EXAMPLES = 3;

/** The form as it was filled in: the heading of each field's column. */
export type TypedMapping = Record<(typeof importFields)[number] | 'name' | 'dates' | 'hasHeadings', string>;

export const typedMapping = (body: FormBody): TypedMapping =>
  typedText(body, 'name', 'dates', 'hasHeadings', ...importFields);

export const mappingInput = (typed: TypedMapping) => ({
  name: typed.name,
  dates: typed.dates,
  hasHeadings: typed.hasHeadings !== 'no',
  columns: importFields.filter((field) => typed[field]).map((field) => ({ field, heading: typed[field] })),
});

/** Asks of a file which column holds what, with a few of its cells to see it by. */
export async function showMapping(
  tx: Tx,
  actor: Actor,
  importId: string,
  given: TypedMapping | null,
  problems: FormProblems,
) {
  const { state, content, layout, fileName } = await getFile(tx, actor, importId);
  if (isOver(state) || content === null) throw new Refused('import-over');
  const hasHeadings = given ? given.hasHeadings !== 'no' : (layout?.hasHeadings ?? true);
  const { headings, rows } = splitHeadings(readCsv(content), { hasHeadings });
  const examples = (index: number) =>
    rows.map(({ cells }) => cells[index]?.trim()).filter(Boolean).slice(0, EXAMPLES).join(' · '); // prettier-ignore
  const places = layout ? placesOf(layout, headings) : likelyPlaces(headings);
  const columns = headings.map((value, index) => ({ value, label: [value, examples(index)].filter(Boolean).join(': ').slice(0, 80) })); // prettier-ignore
  const guess = (): TypedMapping => ({ ...typedMapping({}), ...chosen(places, headings), name: '', dates: datesOf(places, rows), hasHeadings: 'yes' }); // prettier-ignore
  return {
    id: importId,
    fileName,
    typed: given ?? guess(),
    problems,
    columns,
    fields: importFields.map((name) => ({ name, isNeeded: (neededFields as readonly string[]).includes(name) })),
    dateOrders: dateOrders.map((value) => ({ value, labelKey: `imports.dates.${value}` })),
  };
}

const chosen = (places: Places, headings: string[]) =>
  Object.fromEntries(importFields.map((field) => [field, headings[places[field] ?? -1] ?? '']));

function datesOf({ startsOn }: Places, rows: { cells: string[] }[]): DateOrder {
  if (startsOn === undefined) return 'detect';
  const cells = rows.map(({ cells }) => cells[startsOn] ?? '');
  return cells.some((cell) => /^\d{4}-/.test(cell)) ? 'year' : orderOf(cells);
}
