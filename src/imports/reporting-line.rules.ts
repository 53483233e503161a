// Managers are named by personnel number, mail address or name, in the file or here already. Of a manager that nobody knows,
// or whose own row is rejected, people hear; they come in all the same, and get their manager next time.
import { fullName } from '../people/person.rules.js';
import { foldName } from './cell.rules.js';
import type { ReadFile, RowFault } from './file-person.rules.js';
import { type Known, type Outcome, reject } from './outcome.rules.js';

/** Ids of those who go by a name; several when it says too little. */
type Directory = Map<string, Set<string>>;

const REJECTED = 'rejected';

/** Gives every row that came this far its manager. */
export function resolveManagers(outcomes: Outcome[], file: ReadFile, known: Known): Outcome[] {
  const column = file.headingOf.manager ?? '';
  const directory = everybody(outcomes, file, known);
  const fault = (reason: string, value: string): RowFault => ({ column, reason, value });
  const judged = outcomes.map((outcome) => {
    const named = outcome.after?.isActive ? outcome.file?.manager : undefined;
    if (!named) return outcome;
    const found = lookUp(directory, named);
    if (found.size > 1) return reject(outcome, fault('several-managers', named));
    if (found.has(outcome.personId ?? '')) return reject(outcome, fault('own-manager', named));
    return outcome;
  });
  // Only now is it known whose own row falls out for its manager.
  const lost = new Set(judged.flatMap(({ kind, before, personId }) => (kind === REJECTED && !before ? personId ?? [] : []))); // prettier-ignore
  return judged.map((outcome) => {
    const { after, file: row } = outcome;
    if (!after?.isActive || row?.manager === undefined) return outcome;
    if (!row.manager) return { ...outcome, after: { ...after, managerId: null } };
    const [managerId = null] = lookUp(directory, row.manager);
    if (managerId && managerId !== REJECTED && !lost.has(managerId))
      return { ...outcome, after: { ...after, managerId } };
    const left = managerId ? fault('manager-rejected', row.manager) : fault('unknown-manager', row.manager);
    return { ...outcome, notes: [...outcome.notes, left] };
  });
}

function everybody(outcomes: Outcome[], file: ReadFile, known: Known): Directory {
  const directory: Directory = new Map();
  const add = (key: string | null, id: string) => {
    if (key) directory.set(key, (directory.get(key) ?? new Set()).add(id));
  };
  for (const { personnelNumber, name, email } of file.rejected)
    for (const key of [personnelNumber, email, foldName(name)]) add(key, REJECTED);
  for (const { personId, personnelNumber, name, email } of outcomes)
    for (const key of [personnelNumber, email, foldName(name)]) add(key, personId ?? REJECTED);
  for (const person of known.people) {
    add(person.personnelNumber, person.id);
    add(person.email, person.id);
    if (person.isActive) add(foldName(fullName(person)), person.id);
  }
  // A row of somebody who is here already need not be sound to point to them.
  for (const ids of directory.values()) if (ids.size > 1) ids.delete(REJECTED);
  return directory;
}

/** As written, without the number that Workday puts behind a name, or by that number. */
function lookUp(directory: Directory, named: string): Set<string> {
  const [, name = '', number = ''] = /^(.*?)\s*\(([^)]*)\)$/.exec(named) ?? [];
  const keys = [named, named.toLowerCase(), number, foldName(named), name && foldName(name)];
  return keys.flatMap((key) => directory.get(key) ?? [])[0] ?? new Set();
}
