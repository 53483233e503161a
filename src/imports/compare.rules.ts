// A file against who is here: who is new, changed, the same, missing or cannot come in. A row that cannot be applied
// says why, and no other row suffers from it. Nobody leaves because a file is silent about them.
import type { ReadFile, RejectedRow } from './file-person.rules.js';
import { resolveManagers } from './reporting-line.rules.js';
import { Matcher } from './match.rules.js';
import type { Circumstances, Known, KnownPerson, Outcome } from './outcome.rules.js';

export interface Comparison {
  outcomes: Outcome[];
  missing: KnownPerson[];
  /** Departments the file names that nobody made yet; with the number of rows. */
  unknownDepartments: { name: string; rows: number }[];
  newDepartments: { id: string; name: string }[];
}

const compared = ['givenName', 'namePrefix', 'familyName', 'personnelNumber', 'email', 'departmentId', 'managerId', 'startsOn', 'leavesOn', 'jobTitle', 'location', 'workdays', 'language', 'isActive'] as const; // prettier-ignore

export function comparePeople(file: ReadFile, known: Known, circumstances: Circumstances): Comparison {
  const matcher = new Matcher(file, known, circumstances);
  const matched = file.people.map((person) => matcher.match(person));
  const outcomes = resolveManagers(matched, file, known).map(withChanges);
  const all = [...outcomes, ...file.rejected.map(asOutcome)].sort((one, other) => one.line - other.line);
  const used = new Set(all.map(({ after }) => after?.departmentId));
  const here = new Set(matched.map(({ before }) => before?.id));
  const named = new Set(file.rejected.flatMap(({ personnelNumber, email }) => [personnelNumber, email]));
  return {
    outcomes: all,
    missing: known.people.filter(({ id, isActive, personnelNumber, email }) => isActive && !here.has(id) && !named.has(personnelNumber ?? email) && !named.has(email)), // prettier-ignore
    unknownDepartments: [...matcher.unknown.values()],
    newDepartments: matcher.created.filter(({ id }) => used.has(id)),
  };
}

const asOutcome = ({ line, personnelNumber, name, email, faults }: RejectedRow): Outcome => ({
  line,
  kind: 'rejected',
  file: null,
  personId: null,
  personnelNumber,
  name,
  email,
  before: null,
  after: null,
  changed: [],
  notes: faults,
});

function withChanges(outcome: Outcome): Outcome {
  const { before, after } = outcome;
  if (!after) return outcome;
  if (!before) return { ...outcome, kind: 'new' };
  const changed = compared.filter((field) => String(before[field]) !== String(after[field]));
  return { ...outcome, kind: changed.length ? 'changed' : 'unchanged', changed };
}
