// What a file and a house full of people have to do with each other, row by row.
import type { FilePerson, RowFault } from './file-person.rules.js';
import { type NameParts } from '../people/person.rules.js';
import type { Language } from '../platform/views/languages.js';

/** What is kept of a person and a file may say. */
export interface PersonDetails extends NameParts {
  personnelNumber: string | null;
  email: string;
  departmentId: string;
  managerId: string | null;
  startsOn: string | null;
  leavesOn: string | null;
  jobTitle: string;
  location: string;
  workdays: number[];
  language: Language;
  isActive: boolean;
}

export interface KnownPerson extends PersonDetails {
  id: string;
  isAdmin: boolean;
}

export interface Known {
  people: KnownPerson[];
  departments: { id: string; name: string }[];
  /** Every place that somebody or some department has. */
  locations: string[];
}

export interface Answers {
  createsDepartments: boolean;
}

export interface Circumstances extends Answers {
  today: string;
  /** An admin's address is changed by an admin only. */
  mayChangeAdmins: boolean;
  newId: () => string;
}

export type RowKind = 'new' | 'changed' | 'unchanged' | 'rejected';

/** What comes of one row. */
export interface Outcome {
  line: number;
  kind: RowKind;
  file: FilePerson | null;
  /** Also of somebody new, when they come in. */
  personId: string | null;
  personnelNumber: string;
  name: string;
  email: string;
  before: KnownPerson | null;
  after: PersonDetails | null;
  changed: (keyof PersonDetails)[];
  /** Faults of a rejected row; of another what is worth knowing. */
  notes: RowFault[];
}

export const reject = (outcome: Outcome, ...faults: RowFault[]): Outcome => ({
  ...outcome,
  kind: 'rejected',
  after: null,
  changed: [],
  notes: faults,
});
