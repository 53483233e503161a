import { type AuditFact, recordAudit } from '../audit/record-audit.js';
import { countryOf } from '../people/country.rules.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Comparison } from './compare.rules.js';
import type { Outcome, PersonDetails } from './outcome.rules.js';

// Enough rows that PostgreSQL is not asked a thousand times, few enough that progress is seen and a stop is heard.
const AT_ONCE = 500;

const columns: Record<keyof PersonDetails, string> = {
  givenName: 'text',
  namePrefix: 'text',
  familyName: 'text',
  personnelNumber: 'text',
  email: 'text',
  departmentId: 'uuid',
  managerId: 'uuid',
  startsOn: 'date',
  leavesOn: 'date',
  jobTitle: 'text',
  location: 'text',
  workdays: 'integer[]',
  language: 'text',
  isActive: 'boolean',
};

const names = Object.keys(columns) as (keyof PersonDetails)[];
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const record = ['id uuid', ...names.map((name) => `"${name}" ${columns[name]}`)].join(', ');
const rows = `jsonb_to_recordset($1::jsonb) AS row (${record})`;
const written = names.filter((name) => name !== 'managerId');

const INSERT = `INSERT INTO people (id, ${written.map(snake).join(', ')}) SELECT id, ${written.map((name) => `"${name}"`).join(', ')} FROM ${rows}`; // prettier-ignore
const UPDATE = `UPDATE people p SET ${names.map((name) => `${snake(name)} = row."${name}"`).join(', ')} FROM ${rows} WHERE p.id = row.id`; // prettier-ignore
// After everybody is in: a manager may stand further down in the file than their people.
const MANAGE = `UPDATE people p SET manager_id = row."managerId" FROM ${rows} WHERE p.id = row.id`;

/** Writes what comes of a file: departments, new people, changed people, and an audit entry for each. */
export async function savePeople(
  tx: Tx,
  actor: Actor,
  { outcomes, newDepartments }: Comparison,
  onProgress: (done: number) => Promise<void>,
): Promise<void> {
  await addDepartments(tx, actor, newDepartments);
  const fresh = outcomes.filter(({ kind }) => kind === 'new');
  // Who left was taken out by the act that looks after their visits and roles.
  const changed = outcomes.filter(({ kind }) => kind === 'changed');
  let done = outcomes.length - fresh.length - changed.length;
  await onProgress(done);
  for (const [write, outcomes] of [
    [INSERT, fresh],
    [UPDATE, changed],
  ] as const)
    // prettier-ignore
    for (const some of batches(outcomes)) {
      await tx.query(write, [asRows(some)]);
      await recordAudit(tx, ...some.flatMap((outcome) => auditsOf(actor, outcome)));
      done += some.length;
      await onProgress(done);
    }
  for (const some of batches(fresh.filter(({ after }) => after?.managerId))) await tx.query(MANAGE, [asRows(some)]);
  const moved = changed.filter((outcome) => outcome.changed.includes('email')).map(({ personId }) => personId);
  // A link on its way to the old address would sign its reader in.
  if (moved.length) await tx.query('DELETE FROM sign_in_links WHERE person_id = ANY ($1::uuid[])', [moved]);
}

const asRows = (outcomes: Outcome[]) =>
  JSON.stringify(outcomes.map(({ personId, after }) => ({ ...after, id: personId })));

function* batches(outcomes: Outcome[]): Generator<Outcome[]> {
  for (let from = 0; from < outcomes.length; from += AT_ONCE) yield outcomes.slice(from, from + AT_ONCE);
}

function auditsOf(actor: Actor, { kind, personId, before, after, changed }: Outcome): AuditFact[] {
  const pick = (details: PersonDetails | null, fields: (keyof PersonDetails)[]) =>
    Object.fromEntries(fields.map((field) => [field, details?.[field]]));
  const subject = { actorId: actor.id, subjectType: 'person', subjectId: personId ?? '' };
  if (kind === 'new') return [{ ...subject, act: 'person.added', after: { ...pick(after, names), roles: [] } }];
  const fields = changed.filter((field) => field !== 'isActive');
  const returned = { ...subject, act: 'person.returned', before: { isActive: false }, after: { isActive: true } };
  const differs = { ...subject, act: 'person.changed', before: pick(before, fields), after: pick(after, fields) };
  const isBack = changed.includes('isActive') && after?.isActive;
  return [...(isBack ? [returned] : []), ...(fields.length ? [differs] : [])];
}

/** Departments where people work; that guests can visit them is the admin's to say. */
async function addDepartments(tx: Tx, actor: Actor, departments: { id: string; name: string }[]): Promise<void> {
  if (!departments.length) return;
  const { timeZone } = await getDepartment(tx, actor.departmentId);
  await tx.query(
    `INSERT INTO departments (id, name, time_zone, country)
     SELECT id, name, $2, $3 FROM jsonb_to_recordset($1::jsonb) AS row (id uuid, name text)`,
    [JSON.stringify(departments), timeZone, countryOf(timeZone)],
  );
  const facts = departments.map(({ id, name }) => ({
    actorId: actor.id,
    act: 'department.added',
    subjectType: 'department',
    subjectId: id,
    after: { name, timeZone },
  }));
  await recordAudit(tx, ...facts);
}
