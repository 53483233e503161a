import { type Actor, servesCompany } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, DEFAULT_LIMIT, type Page, toPage } from '../platform/http/paging.js';
import { NotFound } from '../platform/refusal.js';
import { nameOf } from '../people/name.queries.js';
import { searchPatterns } from '../people/people-search.rules.js';
import type { ReadableFile } from './compare-file.js';
import { ImportLayout } from './import-layout.entity.js';
import type { ImportRow } from './import-row.entity.js';
import type { ImportState } from './import.rules.js';
import { knownLayouts, type Layout } from './layout.rules.js';
import { PeopleImport } from './people-import.entity.js';

/** Without the file itself, which nobody needs to look at. */
export interface ImportView extends Omit<
  PeopleImport,
  'content' | 'createdBy' | 'layout' | 'createdById' | 'appliedBy' | 'appliedById'
> {
  layout: string | null;
  createdBy: string;
}

const COLUMNS = `i.id, i.file_name AS "fileName", i.layout ->> 'name' AS layout, i.creates_departments AS "createsDepartments",
  i.state, i.done, i.rows, i.counts, i.unknown_departments AS "unknownDepartments",
  ${nameOf('p')} AS "createdBy", i.created_at AS "createdAt", i.applied_at AS "appliedAt"`;

/** For everybody else there are no imports. */
function mustServe(actor: Actor): void {
  if (!servesCompany(actor)) throw new NotFound('import');
}

/** The latest first. */
export async function listImports(
  tx: Tx,
  actor: Actor,
  filter: { limit?: number; cursor?: string } = {},
): Promise<Page<ImportView>> {
  mustServe(actor);
  const limit = filter.limit ?? DEFAULT_LIMIT;
  const [at, id] = filter.cursor ? decodeCursor(filter.cursor, 'instant', 'uuid') : [null, null];
  const rows: ImportView[] = await tx.query(
    `SELECT ${COLUMNS} FROM people_imports i JOIN people p ON p.id = i.created_by_id
      WHERE $1::timestamptz IS NULL OR (date_trunc('milliseconds', i.created_at), i.id) < ($1, $2::uuid)
      ORDER BY date_trunc('milliseconds', i.created_at) DESC, i.id DESC LIMIT $3`,
    [at, id, limit + 1],
  );
  return toPage(rows, limit, (row) => [row.createdAt.toISOString(), row.id]);
}

/** Throws NotFound. */
export async function getImport(tx: Tx, actor: Actor, importId: string): Promise<ImportView> {
  mustServe(actor);
  const rows: ImportView[] = await tx.query(
    `SELECT ${COLUMNS} FROM people_imports i JOIN people p ON p.id = i.created_by_id WHERE i.id = $1`,
    [importId],
  );
  if (!rows[0]) throw new NotFound('import');
  return rows[0];
}

/** The import, which nobody else changes until the transaction ends. Throws NotFound. */
export async function lockImport(tx: Tx, actor: Actor, importId: string): Promise<PeopleImport> {
  mustServe(actor);
  const lock = { mode: 'for_no_key_update' } as const;
  const found = await tx.findOne(PeopleImport, { where: { id: importId }, lock });
  if (!found) throw new NotFound('import');
  return found;
}

/** The import with its file. Throws NotFound. */
export async function getFile(tx: Tx, actor: Actor, importId: string): Promise<PeopleImport> {
  mustServe(actor);
  const found = await tx.findOneBy(PeopleImport, { id: importId });
  if (!found) throw new NotFound('import');
  return found;
}

/** What a job may work on; null when the import is in another state by now. */
export async function findReadable(
  tx: Tx,
  importId: string,
  state: ImportState,
): Promise<(ReadableFile & Pick<PeopleImport, 'fileName' | 'createdById' | 'appliedById'>) | null> {
  const found = await tx.findOneBy(PeopleImport, { id: importId, state });
  if (found?.content == null || !found.layout) return null;
  const { content, layout, ...others } = found;
  return { ...others, content, layout };
}

export interface RowFilter {
  kind?: ImportRow['kind'];
  /** Words of which each is part of the name, the address or the number. */
  search?: string;
  limit?: number;
  cursor?: string;
}

const KEY_WIDTH = 9;

/** What comes of each row, in the order of the file. */
export async function listRows(
  tx: Tx,
  actor: Actor,
  importId: string,
  { kind, search = '', limit = DEFAULT_LIMIT, cursor }: RowFilter,
): Promise<Page<Omit<ImportRow, 'import'>>> {
  await getImport(tx, actor, importId);
  const [position] = cursor ? decodeCursor(cursor, 'number', 'number') : ['-1'];
  const rows: Omit<ImportRow, 'import'>[] = await tx.query(
    `SELECT import_id AS "importId", position, kind, person_id AS "personId", personnel_number AS "personnelNumber", name, email, changes, notes
       FROM people_import_rows
      WHERE import_id = $1 AND position > $2::bigint AND ($3::text IS NULL OR kind = $3)
        AND concat_ws(' ', name, email, personnel_number) ILIKE ALL ($4::text[])
      ORDER BY position LIMIT $5`,
    [importId, position, kind ?? null, searchPatterns(search), limit + 1],
  );
  return toPage(rows, limit, (row) => [String(row.position).padStart(KEY_WIDTH, '0'), '0']);
}

/** Layouts of the company's own, by name. */
export const listOwnLayouts = (tx: Tx) => tx.find(ImportLayout, { order: { name: 'ASC' } });

/** Every layout there is: those of known systems first. */
export async function listLayouts(tx: Tx): Promise<Layout[]> {
  return [...knownLayouts, ...(await listOwnLayouts(tx)).map(({ layout }) => layout)];
}
