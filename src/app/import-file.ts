import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readFileText } from '../imports/file-text.rules.js';
import { cancelImport } from '../imports/cancel-import.js';
import { workOnImport } from '../imports/import-people.js';
import { wordFault } from '../imports/import-words.js';
import { getImport, listRows } from '../imports/imports.queries.js';
import { orderApplication } from '../imports/order-application.js';
import { startImport } from '../imports/start-import.js';
import { findPersonByEmail, getActor } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { InvalidInput, Refused } from '../platform/refusal.js';
import type { Settings } from '../platform/settings.js';
import { translate } from '../platform/views/locales.js';
import { withDatabase } from './commands.js';
import { constraintReasons } from './constraint-reasons.js';
import { migrate } from './migrate.js';

export interface ImportOptions {
  layout?: string;
  dryRun?: boolean;
  createDepartments?: boolean;
  as?: string;
}

const MOST_ROWS = 100_000;
const tell = (line: string) => process.stderr.write(`${line}\n`);

/** Returns how many rows were new, changed and so on. Throws a sentence when the file cannot be read at all. */
export const importFile = (settings: Settings, file: string, options: ImportOptions): Promise<string> =>
  withDatabase(settings, async (dataSource, url) => {
    await migrate(url);
    const content = await readContent(file);
    const transactions = new Transactions(dataSource, constraintReasons);
    try {
      return await work(transactions, basename(file), content, options);
    } catch (error) {
      throw new Error(sentenceOf(error), { cause: error });
    }
  });

async function readContent(file: string): Promise<string> {
  try {
    return readFileText(await readFile(file));
  } catch (error) {
    throw new Error(`Cannot read "${file}": ${(error as Error).message}`, { cause: error });
  }
}

async function work(transactions: Transactions, fileName: string, content: string, options: ImportOptions) {
  const actor = await transactions.run((tx) => findActor(tx, options.as));
  const { layout, createDepartments: createsDepartments } = options;
  const input = { fileName, content, layout, createsDepartments };
  const id = await transactions.run((tx) => startImport(tx, actor, input));
  // Done here and now; the job that waits for a server finds nothing left to do.
  await workOnImport(transactions, id);
  const read = await transactions.read((tx) => getImport(tx, actor, id));
  if (read.state === 'mapping') throw new Refused('layout-unknown');
  if (!options.dryRun && (read.counts.new || read.counts.changed)) {
    await transactions.run((tx) => orderApplication(tx, actor, id));
    await workOnImport(transactions, id);
  }
  await tellRejected(transactions, actor, id);
  if (options.dryRun) await transactions.run((tx) => cancelImport(tx, actor, id));
  const { counts } = await transactions.read((tx) => getImport(tx, actor, id));
  return `new ${counts.new ?? 0}, changed ${counts.changed ?? 0}, unchanged ${counts.unchanged ?? 0}, missing ${counts.missing ?? 0}, rejected ${counts.rejected ?? 0}`;
}

async function tellRejected(transactions: Transactions, actor: Actor, id: string): Promise<void> {
  const { items } = await transactions.read((tx) => listRows(tx, actor, id, { kind: 'rejected', limit: MOST_ROWS }));
  for (const { position, notes } of items)
    for (const note of notes)
      tell(`line ${position}${note.column ? `, column ${note.column}` : ''}: ${wordFault('en', note)}`);
}

/** The one who was named, else the first who became admin. */
async function findActor(tx: Tx, email: string | undefined): Promise<Actor> {
  if (email !== undefined) {
    const named = await findPersonByEmail(tx, email.trim());
    if (!named) throw new Refused('nobody-of-that-address');
    return named;
  }
  const [first]: { id: string }[] = await tx.query(
    `SELECT p.id FROM people p JOIN person_roles r ON r.person_id = p.id AND r.role = 'admin' WHERE p.is_active ORDER BY p.created_at, p.id LIMIT 1`,
  );
  if (!first) throw new Refused('nobody-is-admin');
  return getActor(tx, first.id);
}

/** What kept the whole file out, as the command line says it. */
function sentenceOf(error: unknown): string {
  if (error instanceof Refused) return translate('en', `refusal.${error.reason}`, error.facts);
  if (!(error instanceof InvalidInput)) return (error as Error).message;
  return error.problems.map(({ rule, facts }) => translate('en', `validation.${rule}`, facts)).join('\n');
}
