// One record of a file becomes one person, or says of each cell what is wrong with it and what to do. A row stands or
// falls alone; of two rows about the same person the first counts.
import type { CsvRecord } from './csv.client.js';
import { type DateOrder, orderOf, readDate } from './date.rules.js';
import { isFormula, readLanguage, readStatus, readWorkdays, splitFamilyName, splitFullName } from './cell.rules.js'; // prettier-ignore
import { type ImportField, importFields, type Layout, missingFields, type Places, placesOf, uniqueHeadings } from './layout.rules.js'; // prettier-ignore
import type { Language } from '../platform/views/languages.js';

/** What is wrong in a column, or worth saying: `imports.fault.<reason>`. */
export interface RowFault {
  column: string;
  reason: string;
  value: string;
  /** The line of another row, or what was expected. */
  with?: string;
}

/** A person as the file has them. What is undefined the file says nothing about. */
export interface FilePerson {
  line: number;
  personnelNumber: string;
  givenName: string;
  namePrefix: string;
  familyName: string;
  email: string;
  department: string;
  startsOn: string;
  jobTitle?: string;
  location?: string;
  /** A number, an address or a name; empty for somebody without. */
  manager?: string;
  workdays?: number[];
  leavesOn?: string | null;
  isActive?: boolean;
  language?: Language;
}

export interface RejectedRow {
  line: number;
  /** What it says of itself, as far as it can be read. */
  personnelNumber: string;
  name: string;
  email: string;
  faults: RowFault[];
}

export interface ReadFile {
  people: FilePerson[];
  rejected: RejectedRow[];
  /** The heading of each field's column. */
  headingOf: Partial<Record<ImportField, string>>;
}

const lengths: Partial<Record<ImportField, number>> = {
  personnelNumber: 50,
  givenName: 100,
  namePrefix: 50,
  familyName: 100,
  fullName: 200,
  email: 254,
  department: 100,
  jobTitle: 100,
  location: 100,
};

const EMAIL = /^[^\s@<>()[\]\\,;:"]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.[\p{L}]{2,}$/u;
const NOBODY = /^(no_manager|no_mgr|none|-)$/i;
const needed: ImportField[] = ['personnelNumber', 'familyName', 'fullName', 'email', 'department', 'startsOn'];
const dateFields: ImportField[] = ['startsOn', 'leavesOn'];

/** The headings of the records, and those that are people: a second row of labels, as SuccessFactors has, is none. */
export function splitHeadings(records: CsvRecord[], layout: Pick<Layout, 'hasHeadings'>) {
  const [first, second] = records;
  if (!layout.hasHeadings) {
    const width = Math.max(0, ...records.map(({ cells }) => cells.length));
    return { headings: Array.from({ length: width }, (_, index) => String(index + 1)), rows: records };
  }
  const isLabels =
    second && !second.isBroken && second.cells.length > 1 && !second.cells.some((cell) => /[\d@]/.test(cell));
  return { headings: uniqueHeadings(first?.cells ?? []), rows: records.slice(isLabels ? 2 : 1) };
}

/** Reads every record by the layout, whose needed columns must be there. */
export function readPeople(records: CsvRecord[], layout: Layout): ReadFile {
  const { headings, rows } = splitHeadings(records, layout);
  const places = placesOf(layout, headings);
  if (missingFields(places).length) throw new Error(`The layout ${layout.name} does not fit.`);
  const file: ReadFile = { people: [], rejected: [], headingOf: {} };
  for (const field of importFields) if (places[field] !== undefined) file.headingOf[field] = headings[places[field]];
  const orders = Object.fromEntries(dateFields.map((field) => [field, orderFor(field, rows, places, layout)]));
  const seen = { personnelNumber: new Map<string, number>(), email: new Map<string, number>() };
  for (const record of rows) {
    const row = new Row(record, places, headings, orders);
    const person = row.read();
    for (const field of ['personnelNumber', 'email'] as const) {
      const earlier = seen[field].get(person[field]);
      if (person[field] && earlier) row.fault(field, 'twice-in-file', String(earlier));
    }
    if (row.faults.length) file.rejected.push(row.rejected(person));
    else file.people.push(person);
    if (row.faults.length) continue;
    seen.personnelNumber.set(person.personnelNumber, person.line);
    seen.email.set(person.email, person.line);
  }
  return file;
}

function orderFor(field: ImportField, rows: CsvRecord[], places: Places, { dates }: Layout): DateOrder {
  const place = places[field];
  return dates === 'detect' && place !== undefined ? orderOf(rows.map(({ cells }) => cells[place] ?? '')) : dates;
}

/** One record while it is read. */
class Row {
  readonly faults: RowFault[] = [];

  constructor(
    private readonly record: CsvRecord,
    private readonly places: Places,
    private readonly headings: string[],
    private readonly orders: Record<string, DateOrder>,
  ) {}

  fault(field: ImportField, reason: string, other?: string): void {
    const column = this.headings[this.places[field] ?? -1] ?? '';
    this.faults.push({ column, reason, value: this.raw(field).slice(0, 100), ...(other ? { with: other } : {}) });
  }

  read(): FilePerson {
    const { line, cells, isBroken } = this.record;
    const width = this.headings.length;
    if (isBroken) this.unsound('broken-quote', cells[0]?.slice(0, 100) ?? '');
    else if (cells.length < Math.max(...Object.values(this.places)) + 1)
      this.unsound('too-few-cells', String(cells.length), String(width));
    else if (cells.slice(width).some((cell) => cell.trim()))
      this.unsound('too-many-cells', String(cells.length), String(width));
    return { line, ...this.name(), ...this.required(), ...this.optional() };
  }

  rejected({ line, personnelNumber, email, givenName, namePrefix, familyName }: FilePerson): RejectedRow {
    const name = [givenName, namePrefix, familyName].filter(Boolean).join(' ');
    return { line, personnelNumber, email, name, faults: this.faults };
  }

  /** What the file says in this column; undefined when it has none. Faults are noted, of a sound row only. */
  private text(field: ImportField): string | undefined {
    if (this.places[field] === undefined) return undefined;
    const value = this.raw(field);
    if (this.isUnsound) return value;
    const most = lengths[field];
    if (isFormula(value) && !NOBODY.test(value)) this.fault(field, 'formula');
    else if (most && value.length > most) this.fault(field, 'too-long', String(most));
    else if (!value && needed.includes(field)) this.fault(field, 'empty');
    return value;
  }

  /** Of the whole row: its cells say nothing then. */
  private unsound(reason: string, value: string, other?: string): void {
    this.faults.push({ column: '', reason, value, ...(other ? { with: other } : {}) });
  }

  private get isUnsound(): boolean {
    return this.faults.some(({ column }) => column === '');
  }

  private raw(field: ImportField): string {
    const place = this.places[field];
    if (place === undefined || this.record.isBroken) return '';
    return (this.record.cells[place] ?? '').trim();
  }

  private name() {
    const [given = '', prefix, family, full] = [this.text('givenName'), this.text('namePrefix'), this.text('familyName'), this.text('fullName')]; // prettier-ignore
    const initials = this.text('initials') ?? '';
    if (full !== undefined && !family) return splitFullName(full);
    const parts = prefix ? { namePrefix: prefix, familyName: family ?? '' } : splitFamilyName(family ?? '');
    if (!given && !initials && this.places.givenName !== undefined && !this.isUnsound) this.fault('givenName', 'empty');
    return { givenName: given || initials, ...parts };
  }

  private required() {
    const email = (this.text('email') ?? '').toLowerCase();
    if (email && !this.isUnsound && !EMAIL.test(email)) this.fault('email', 'not-an-email');
    const personnelNumber = this.text('personnelNumber') ?? '';
    const department = this.text('department') ?? '';
    return { personnelNumber, email, department, startsOn: this.date('startsOn') ?? '' };
  }

  private optional() {
    const manager = this.text('manager');
    const person: Partial<FilePerson> = {
      jobTitle: this.text('jobTitle') || undefined,
      location: this.text('location') || undefined,
      manager: manager && NOBODY.test(manager) ? '' : manager,
      leavesOn: this.places.leavesOn === undefined ? undefined : this.date('leavesOn'),
      workdays: this.known('workdays', 'unknown-workdays', readWorkdays),
      isActive: this.known('status', 'unknown-status', readStatus),
      language: this.known('language', '', readLanguage),
    };
    const { startsOn, leavesOn } = { startsOn: this.date('startsOn', true), leavesOn: person.leavesOn };
    if (startsOn && leavesOn && leavesOn < startsOn) this.fault('leavesOn', 'leaves-before-start');
    return person;
  }

  private date(field: 'startsOn' | 'leavesOn', isQuiet = false): string | null {
    const value = isQuiet ? this.raw(field) : this.text(field);
    if (!value || isFormula(value)) return null;
    const order = this.orders[field] ?? 'year';
    const date = readDate(value, order);
    if (!date && !isQuiet && !this.isUnsound) this.fault(field, 'not-a-date', order);
    return date;
  }

  private known<T>(field: ImportField, reason: string, read: (value: string) => T | null): T | undefined {
    const value = this.text(field);
    if (!value || isFormula(value)) return undefined;
    const said = read(value);
    if (said === null && !this.isUnsound) this.fault(field, reason);
    return said ?? undefined;
  }
}
