// Who is meant by a row, and in which department. Somebody is known by personnel number; one without a number by mail
// address. What the file is silent about stays as it is. Who left here comes back only when the file says so.
import { fold } from './cell.rules.js';
import type { FilePerson, ReadFile, RowFault } from './file-person.rules.js';
import type { ImportField } from './layout.rules.js';
import {
  type Circumstances,
  type Known,
  type KnownPerson,
  type Outcome,
  type PersonDetails,
  reject,
} from './outcome.rules.js';
import { fullName } from '../people/person.rules.js';

const nobodyYet: Omit<PersonDetails, 'givenName' | 'namePrefix' | 'familyName' | 'personnelNumber' | 'email' | 'departmentId'> = { managerId: null, startsOn: null, leavesOn: null, jobTitle: '', location: '', workdays: [1, 2, 3, 4, 5], language: 'nl', isActive: true }; // prettier-ignore

/** Matches row by row; what it met on the way stays with it. */
export class Matcher {
  readonly unknown = new Map<string, { name: string; rows: number }>();
  readonly created: { id: string; name: string }[] = [];
  private readonly byNumber = new Map<string, KnownPerson>();
  private readonly byEmail = new Map<string, KnownPerson>();
  private readonly departmentIds = new Map<string, string>();
  private readonly locations = new Map<string, string>();

  constructor(
    private readonly file: ReadFile,
    known: Known,
    private readonly circumstances: Circumstances,
  ) {
    for (const person of known.people) {
      this.byEmail.set(person.email, person);
      if (person.personnelNumber) this.byNumber.set(person.personnelNumber, person);
    }
    for (const { id, name } of known.departments) this.departmentIds.set(fold(name), id);
    for (const location of known.locations) this.locations.set(fold(location), location);
  }

  match(person: FilePerson): Outcome {
    const holder = this.byEmail.get(person.email) ?? null;
    const numbered = this.byNumber.get(person.personnelNumber) ?? null;
    const before = numbered ?? (holder?.personnelNumber ? null : holder);
    const { line, personnelNumber, email } = person;
    const name = fullName(person);
    const outcome: Outcome = { line, kind: 'unchanged', file: person, personId: before?.id ?? null, personnelNumber, name, email, before, after: null, changed: [], notes: [] }; // prettier-ignore
    if (hasGone(person, this.circumstances.today)) {
      if (!before) return this.note(outcome, 'never-here');
      return before.isActive ? this.leave(outcome, person, before) : outcome;
    }
    if (before && !before.isActive && person.isActive !== true) return this.note(outcome, 'has-left-here');

    const faults: RowFault[] = [];
    if (holder && holder.id !== before?.id) faults.push(this.fault('email', 'email-of-other', email, holder.personnelNumber ?? fullName(holder))); // prettier-ignore
    if (before?.isAdmin && before.email !== email && !this.circumstances.mayChangeAdmins) faults.push(this.fault('email', 'email-of-admin', email)); // prettier-ignore
    if (before && isSomebodyElse(person, before))
      faults.push(this.fault('personnelNumber', 'number-of-other', personnelNumber, fullName(before)));
    const departmentId = this.departmentId(person.department);
    if (!departmentId) faults.push(this.fault('department', 'unknown-department', person.department));
    if (faults.length || !departmentId) return reject(outcome, ...faults);
    const after = { ...nobodyYet, ...before, ...this.said(person), departmentId };
    return { ...outcome, personId: before?.id ?? this.circumstances.newId(), after };
  }

  private leave(outcome: Outcome, { leavesOn }: FilePerson, before: KnownPerson): Outcome {
    return { ...outcome, after: { ...before, leavesOn: leavesOn ?? before.leavesOn, isActive: false } };
  }

  private note(outcome: Outcome, reason: string): Outcome {
    return { ...outcome, notes: [{ column: '', reason, value: '' }] };
  }

  private fault(field: ImportField, reason: string, value: string, other?: string): RowFault {
    return { column: this.file.headingOf[field] ?? '', reason, value, ...(other ? { with: other } : {}) };
  }

  /** Of a known department, or of one that is to be made; null when it may not. Workday writes its head behind it. */
  private departmentId(name: string): string | null {
    const found = this.departmentIds.get(fold(name)) ?? this.departmentIds.get(fold(name.replace(/\s*\([^)]*\)$/, '')));
    const isCreated = this.created.some(({ id }) => id === found);
    if (found && !isCreated) return found;
    const rows = this.unknown.get(fold(name)) ?? { name, rows: 0 };
    this.unknown.set(fold(name), { ...rows, rows: rows.rows + 1 });
    if (found) return found;
    if (!this.circumstances.createsDepartments) return null;
    const id = this.circumstances.newId();
    this.created.push({ id, name });
    this.departmentIds.set(fold(name), id);
    return id;
  }

  /** A place is written as it was first. */
  private location(name: string): string {
    const known = this.locations.get(fold(name)) ?? name;
    this.locations.set(fold(name), known);
    return known;
  }

  private said(person: FilePerson) {
    const { givenName, namePrefix, familyName, personnelNumber, email, startsOn, jobTitle, leavesOn, workdays, language, isActive } = person; // prettier-ignore
    const location = person.location && this.location(person.location);
    const optional = { jobTitle, location, leavesOn, workdays, language, isActive };
    const said = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as Partial<PersonDetails>; // prettier-ignore
    return { givenName, namePrefix, familyName, personnelNumber, email, startsOn, ...said };
  }
}

/** Somebody may marry, move or be written with accents; who changes every name and the address is another person. */
const isSomebodyElse = (person: FilePerson, before: KnownPerson) =>
  fold(person.givenName) !== fold(before.givenName) &&
  fold(person.familyName) !== fold(before.familyName) &&
  person.email !== before.email;

const hasGone = ({ isActive, leavesOn }: FilePerson, today: string) =>
  isActive === false || Boolean(leavesOn && leavesOn < today);
