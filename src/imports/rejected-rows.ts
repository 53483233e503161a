import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { writeCsv } from '../platform/files/csv.client.js';
import { translate } from '../platform/views/locales.js';
import { wordFault } from './import-words.js';
import { listRows } from './imports.queries.js';

const heads = ['line', 'number', 'name', 'email', 'column', 'value', 'fault'];
const MOST_ROWS = 20_000;

/** The rejected rows as a file for a spreadsheet, a line per fault, to be sent to whoever keeps the system they came from. */
export async function writeRejected(tx: Tx, actor: Actor, importId: string): Promise<string> {
  const { items } = await listRows(tx, actor, importId, { kind: 'rejected', limit: MOST_ROWS });
  const { language } = actor;
  const rows = items.flatMap(({ position, personnelNumber, name, email, notes }) =>
    notes.map((note) => [position, personnelNumber, name, email, note.column, note.value, wordFault(language, note)]),
  );
  return writeCsv({ head: heads.map((head) => translate(language, `imports.head.${head}`)), rows }, language);
}
