import { nameOf } from '../people/name.queries.js';
import { fullName, type NameParts, type Role } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, type Page, toPage } from '../platform/http/paging.js';
import type { Language } from '../platform/views/languages.js';
import { sayWorkdays } from './say-workdays.js';
import { withoutRoles } from './role.rules.js';

const acts = ['added', 'changed', 'roles-changed', 'left', 'returned', 'language-changed', 'made-admin'] as const;

/** One change of a person, as people speak of it. */
export interface PersonChange {
  id: string;
  at: Date;
  act: (typeof acts)[number];
  /** Null: the system itself. */
  actorName: string | null;
  /** Details that became others; `before` and `after` are names where the audit has ids. */
  fields: { name: string; before: string; after: string }[];
  given: NamedRole[];
  taken: NamedRole[];
}

export interface NamedRole {
  role: Role['role'];
  departmentName: string | null;
}

type Facts = Record<string, unknown> | null;

interface Entry {
  id: string;
  at: Date;
  act: string;
  actorName: string | null;
  before: Facts;
  after: Facts;
}

/** What was changed about a person, the latest first. */
export async function listPersonChanges(
  tx: Tx,
  personId: string,
  { limit, cursor, language }: { limit: number; cursor?: string; language: Language },
): Promise<Page<PersonChange>> {
  const below = cursor ? decodeCursor(cursor, 'instant', 'number')[1] : null;
  const rows: Entry[] = await tx.query(
    `SELECT a.id, a.at, a.act, a.before, a.after,
            nullif(${nameOf('p')}, '') AS "actorName"
       FROM audit_entries a LEFT JOIN people p ON p.id = a.actor_id
      WHERE a.subject_id = $1 AND a.act = ANY ($2) AND ($3::bigint IS NULL OR a.id < $3) ORDER BY a.id DESC LIMIT $4`,
    [personId, acts.map((act) => `person.${act}`), below, limit + 1],
  );
  const { items, nextCursor } = toPage(rows, limit, (row) => [row.at.toISOString(), row.id]);
  const names = await findNames(tx, items);
  return { items: items.map((entry) => tell(entry, names, language)), nextCursor };
}

function tell(
  { id, at, act, actorName, before, after }: Entry,
  names: Map<string, string>,
  language: Language,
): PersonChange {
  const [held, holds] = [rolesOf(before), rolesOf(after)];
  const named = ({ role, departmentId }: Role) => ({
    role,
    departmentName: departmentId && (names.get(departmentId) ?? departmentId),
  });
  const say = (value: unknown) => {
    if (Array.isArray(value)) return sayWorkdays(value as number[], language);
    return typeof value === 'string' ? (names.get(value) ?? value) : '';
  };
  const changed = act === 'person.changed' || act === 'person.language-changed' ? Object.keys(after ?? {}) : [];
  return {
    id,
    at,
    act: act.slice('person.'.length) as PersonChange['act'],
    actorName,
    fields: changed.map((name) => ({
      name: name === 'managerId' ? 'manager' : name,
      before: say(before?.[name]),
      after: say(after?.[name]),
    })),
    given: withoutRoles(holds, held).map(named),
    taken: withoutRoles(held, holds).map(named),
  };
}

const rolesOf = (facts: Facts) => (Array.isArray(facts?.roles) ? (facts.roles as Role[]) : []);

/** Of every department and manager that the entries speak of. */
async function findNames(tx: Tx, entries: Entry[]): Promise<Map<string, string>> {
  const facts = entries.flatMap(({ before, after }) => [before, after]);
  const idsUnder = (key: string) => facts.flatMap((fact) => (typeof fact?.[key] === 'string' ? [fact[key]] : []));
  const roleIds = facts.flatMap((fact) => rolesOf(fact).flatMap(({ departmentId }) => departmentId ?? []));
  const departments: { id: string; name: string }[] = await tx.query(
    'SELECT id, name FROM departments WHERE id = ANY ($1::uuid[])',
    [[...idsUnder('departmentId'), ...roleIds]],
  );
  const people: (NameParts & { id: string })[] = await tx.query(
    `SELECT id, given_name AS "givenName", name_prefix AS "namePrefix", family_name AS "familyName" FROM people WHERE id = ANY ($1::uuid[])`,
    [idsUnder('managerId')],
  );
  return new Map([
    ...departments.map(({ id, name }) => [id, name] as const),
    ...people.map((person) => [person.id, fullName(person)] as const),
  ]);
}
