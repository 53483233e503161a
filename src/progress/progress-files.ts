import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { writeCsv } from '../platform/files/csv.client.js';
import type { Table } from '../platform/files/table.rules.js';
import { writeWorkbook } from '../platform/files/workbook.client.js';
import { translate } from '../platform/views/locales.js';
import { listExportRows } from './export-rows.queries.js';
import { exportTable } from './export-table.js';
import type { Followed } from './followed.queries.js';
import { openProgress } from './open-progress.js';

async function readTable(tx: Tx, me: Actor, filter: Partial<Followed>): Promise<Table> {
  const { followed, timeZone } = await openProgress(tx, me, filter);
  return exportTable(await listExportRows(tx, followed), me.language, timeZone);
}

export const progressCsv = async (tx: Tx, me: Actor, filter: Partial<Followed>): Promise<string> =>
  writeCsv(await readTable(tx, me, filter), me.language);

export const progressWorkbook = async (tx: Tx, me: Actor, filter: Partial<Followed>): Promise<Buffer> =>
  writeWorkbook(await readTable(tx, me, filter), translate(me.language, 'rotations.nav'));
