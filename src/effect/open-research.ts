import { DateTime } from 'luxon';
import { type Actor, servesCompany } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { writeCsv } from '../platform/files/csv.client.js';
import type { Table } from '../platform/files/table.rules.js';
import type { Language } from '../platform/views/languages.js';
import { translate } from '../platform/views/locales.js';
import { NotFound } from '../platform/refusal.js';
import { YEARS } from './effect.rules.js';
import { isResearchFile, researchFiles } from './research.rules.js';
import { researchTable } from './research-tables.js';

/** Of this year, or the one asked for. Throws NotFound for who is neither HR nor admin. */
export function openResearch(me: Actor, wanted?: number): { year: number; years: number[] } {
  if (!servesCompany(me)) throw new NotFound('page');
  const { year } = DateTime.fromJSDate(now(), { zone: 'utc' });
  return { year: wanted ?? year, years: Array.from({ length: YEARS }, (_, back) => year - back) };
}

export const DICTIONARY = 'dictionary';

/** One of the files, or the dictionary of them all. Throws NotFound for any other. */
export async function researchCsv(tx: Tx, me: Actor, file: string, wanted?: number): Promise<string> {
  const { year } = openResearch(me, wanted);
  const name = /^(\w+)\.csv$/.exec(file)?.[1] ?? '';
  if (name === DICTIONARY) return writeCsv(dictionary(me.language), me.language);
  if (!isResearchFile(name)) throw new NotFound('page');
  return writeCsv(await researchTable(tx, name, year), me.language);
}

/** What each column of each file holds. */
function dictionary(language: Language): Table {
  const rows = Object.entries(researchFiles).flatMap(([file, columns]) =>
    columns.map((column) => [`${file}.csv`, column, translate(language, `research.column.${column}`)]),
  );
  return { head: ['file', 'column', 'meaning'], rows };
}
