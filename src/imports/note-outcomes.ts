import type { Tx } from '../platform/database/transactions.js';
import { fullName } from '../people/person.rules.js';
import type { Compared } from './compare-file.js';
import type { ImportRow, RowChange } from './import-row.entity.js';
import type { Outcome, PersonDetails } from './outcome.rules.js';
import type { ImportCounts, PeopleImport } from './people-import.entity.js';

const AT_ONCE = 2_000;

type Row = Omit<ImportRow, 'importId' | 'import'>;

/** What an import says of itself. */
type Figures = Pick<PeopleImport, 'counts' | 'unknownDepartments' | 'rows'>;

/** Writes down what comes, or came, of each row in place of what was written before. */
export async function noteOutcomes(tx: Tx, importId: string, comparison: Compared): Promise<Figures> {
  const rows = rowsOf(comparison);
  await tx.query('DELETE FROM people_import_rows WHERE import_id = $1', [importId]);
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx.query(
      `INSERT INTO people_import_rows (import_id, position, kind, person_id, personnel_number, name, email, changes, notes)
       SELECT $1, position, kind, "personId", "personnelNumber", name, email, changes, notes
         FROM jsonb_to_recordset($2::jsonb) AS row (position integer, kind text, "personId" uuid, "personnelNumber" text,
              name text, email text, changes jsonb, notes jsonb)`,
      [importId, JSON.stringify(rows.slice(from, from + AT_ONCE))],
    );
  const counts: ImportCounts = {};
  for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1;
  const { unknownDepartments, outcomes } = comparison;
  return { counts, unknownDepartments, rows: outcomes.length };
}

function rowsOf({ outcomes, missing, known, newDepartments }: Compared): Row[] {
  const names = new Map([...known.departments, ...newDepartments].map(({ id, name }) => [id, name]));
  for (const { id, ...person } of known.people) names.set(id, fullName(person));
  for (const { kind, personId, name } of outcomes) if (kind === 'new' && personId) names.set(personId, name);
  const last = outcomes.at(-1)?.line ?? 0;
  return [
    ...outcomes.map((outcome): Row => {
      const { line, kind, personId, personnelNumber, name, email, notes } = outcome;
      return {
        position: line,
        kind,
        personId,
        personnelNumber,
        name,
        email,
        changes: changesOf(outcome, names),
        notes,
      };
    }),
    ...missing.map((person, index): Row => {
      const { id: personId, email } = person;
      const personnelNumber = person.personnelNumber ?? '';
      return { position: last + 1 + index, kind: 'missing', personId, personnelNumber, name: fullName(person), email, changes: [], notes: [] }; // prettier-ignore
    }),
  ];
}

/** In words; of somebody new what comes in. */
function changesOf({ before, after, changed, kind }: Outcome, names: Map<string, string>): RowChange[] {
  const say = (details: PersonDetails | null, field: keyof PersonDetails): string => {
    const value = details?.[field] ?? '';
    return field.endsWith('Id') ? (names.get(String(value)) ?? '') : String(value);
  };
  const fields = kind === 'new' ? fresh : changed;
  return fields
    .map((field) => ({ field, before: say(before, field), after: say(after, field) }))
    .filter(({ before: was, after: is }) => was || is);
}

const fresh = ['departmentId', 'jobTitle', 'location', 'startsOn', 'leavesOn', 'managerId'] as const;
