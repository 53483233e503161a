import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, DEFAULT_LIMIT, type Page, toPage } from '../platform/http/paging.js';
import { PERSON_COLUMNS, PERSON_SEEN, type PersonView, seenBy } from './people.queries.js';
import { searchPatterns } from './people-search.rules.js';
import type { Actor, RoleName } from './person.rules.js';

export interface PeopleFilter {
  departmentId?: string;
  /** Words of which each is part of a name or the mail address. */
  search?: string;
  role?: RoleName;
  isActive?: boolean;
  /** Only people whose first day is this date or later. */
  startsFrom?: string;
  limit?: number;
  cursor?: string;
}

function narrow(actor: Actor, filter: PeopleFilter) {
  const values = seenBy(actor);
  const $ = (value: unknown) => `$${values.push(value)}`;
  const where = [PERSON_SEEN];
  if (filter.departmentId) where.push(`p.department_id = ${$(filter.departmentId)}`);
  const patterns = searchPatterns(filter.search ?? '');
  if (patterns.length) where.push(`p.search_text LIKE ALL (${$(patterns)}::text[])`);
  if (filter.role)
    where.push(`EXISTS (SELECT FROM person_roles f WHERE f.person_id = p.id AND f.role = ${$(filter.role)})`);
  if (filter.isActive !== undefined) where.push(`p.is_active = ${$(filter.isActive)}`);
  if (filter.startsFrom) where.push(`p.starts_on >= ${$(filter.startsFrom)}::date`);
  return { values, $, where };
}

/** People the actor may see, by family name. */
export async function listPeople(tx: Tx, actor: Actor, filter: PeopleFilter): Promise<Page<PersonView>> {
  const limit = filter.limit ?? DEFAULT_LIMIT;
  const { values, $, where } = narrow(actor, filter);
  if (filter.cursor) {
    const [name, id] = decodeCursor(filter.cursor, 'text', 'uuid');
    where.push(`(p.family_name, p.id::text) > (${$(name)}, ${$(id)})`);
  }
  const rows: PersonView[] = await tx.query(
    `SELECT ${PERSON_COLUMNS} FROM people p WHERE ${where.join(' AND ')}
      ORDER BY p.family_name, p.id::text LIMIT ${$(limit + 1)}`,
    values,
  );
  return toPage(rows, limit, (row) => [row.familyName, row.id]);
}

/** How many there are on all pages together. */
export async function countPeople(tx: Tx, actor: Actor, filter: PeopleFilter): Promise<number> {
  const { values, where } = narrow(actor, filter);
  const [{ count }]: [{ count: number }] = await tx.query(
    `SELECT count(*)::int AS count FROM people p WHERE ${where.join(' AND ')}`,
    values,
  );
  return count;
}
