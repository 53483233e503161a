// A layout says which column of a file holds what. Those of five systems are known, each by the headings its exports
// have; what a company makes itself names its columns once and is kept. Case, accents and signs in headings mean nothing.
import { type DateOrder } from './date.rules.js';

export const importFields = ['personnelNumber', 'givenName', 'initials', 'namePrefix', 'familyName', 'fullName', 'email',
  'department', 'startsOn', 'jobTitle', 'location', 'manager', 'workdays', 'leavesOn', 'status', 'language'] as const; // prettier-ignore
export type ImportField = (typeof importFields)[number];

export interface Layout {
  name: string;
  dates: DateOrder;
  /** Whether the first line names the columns; else they are called 1, 2, 3. */
  hasHeadings: boolean;
  /** The headings by which each field is known, the likeliest first. */
  columns: Partial<Record<ImportField, string[]>>;
}

/** Where in a record each field stands. */
export type Places = Partial<Record<ImportField, number>>;

const layout = (name: string, dates: DateOrder, columns: Layout['columns']): Layout => ({
  name,
  dates,
  hasHeadings: true,
  columns,
});

export const knownLayouts: readonly Layout[] = [
  layout('successfactors', 'month', {
    personnelNumber: ['USERID', 'User ID'],
    givenName: ['FIRSTNAME'],
    familyName: ['LASTNAME'],
    email: ['EMAIL'],
    manager: ['MANAGER'],
    department: ['DEPARTMENT'],
    location: ['LOCATION'],
    jobTitle: ['TITLE', 'JOBTITLE'],
    startsOn: ['HIREDATE'],
    leavesOn: ['EXITDATE'],
    status: ['STATUS'],
    language: ['DEFAULT_LOCALE'],
  }),
  layout('bamboohr', 'year', {
    personnelNumber: ['employeeNumber', 'Employee #'],
    givenName: ['firstName'],
    familyName: ['lastName'],
    email: ['workEmail'],
    jobTitle: ['jobTitle'],
    department: ['department'],
    location: ['location'],
    manager: ['supervisorEId', 'supervisor', 'Reporting to'],
    startsOn: ['hireDate'],
    leavesOn: ['terminationDate'],
    status: ['status', 'employmentHistoryStatus'],
  }),
  layout('personio', 'detect', {
    personnelNumber: ['id', 'Employee number', 'Personalnummer'],
    givenName: ['first_name'],
    familyName: ['last_name'],
    email: ['email'],
    department: ['department'],
    jobTitle: ['position'],
    manager: ['supervisor'],
    location: ['office'],
    startsOn: ['hire_date'],
    leavesOn: ['termination_date', 'last_working_day'],
    status: ['status'],
  }),
  layout('afas', 'day', {
    personnelNumber: ['medewerkernummer', 'medewerker', 'personeelsnummer'],
    givenName: ['voornaam', 'roepnaam'],
    initials: ['voorletters'],
    namePrefix: ['voorvoegsel', 'voorvoegsels', 'tussenvoegsel'],
    familyName: ['achternaam'],
    email: ['e-mail werk', 'e-mail', 'e-mailadres', 'e-mail zakelijk'],
    department: ['afdeling', 'organisatorische eenheid'],
    jobTitle: ['functie'],
    location: ['standplaats', 'locatie', 'werklocatie'],
    manager: ['leidinggevende'],
    startsOn: ['datum in dienst'],
    leavesOn: ['datum uit dienst'],
    workdays: ['werkdagen'],
    language: ['taal'],
  }),
  layout('workday', 'detect', {
    personnelNumber: ['Employee ID', 'Worker ID'],
    fullName: ['Legal Name', 'Preferred Name', 'Worker'],
    givenName: ['First Name', 'Legal First Name'],
    familyName: ['Last Name', 'Legal Last Name'],
    email: ['Email - Work', 'Work Email', 'Primary Work Email', 'Email', 'Email Address'],
    department: ['Supervisory Organization', 'Cost Center'],
    jobTitle: ['Job Profile', 'Business Title'],
    location: ['Location'],
    manager: ['Manager', "Worker's Manager"],
    startsOn: ['Hire Date'],
    leavesOn: ['Termination Date', 'Last Day of Work'],
    status: ['Worker Status', 'Active Status'],
    language: ['Preferred Language'],
  }),
];

const fold = (heading: string) =>
  heading
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The headings of a file, each once: what stands twice is told apart by a number, what is empty by its place. */
export function uniqueHeadings(cells: string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const heading = cell.trim() || String(index + 1);
    const times = (seen.get(fold(heading)) ?? 0) + 1;
    seen.set(fold(heading), times);
    return times === 1 ? heading : `${heading} (${times})`;
  });
}

export function placesOf({ columns }: Layout, headings: string[]): Places {
  const folded = headings.map(fold);
  const places: Places = {};
  for (const field of importFields) {
    const place = (columns[field] ?? []).map((name) => folded.indexOf(fold(name))).find((found) => found >= 0);
    if (place !== undefined) places[field] = place;
  }
  return places;
}

export const neededFields = ['personnelNumber', 'familyName', 'email', 'department', 'startsOn'] as const;

/** What nobody can come in without, and no column holds. */
export const missingFields = (places: Places): ImportField[] =>
  neededFields.filter(
    (field) => places[field] === undefined && !(field === 'familyName' && places.fullName !== undefined),
  );

/** The layout that these headings fit best; null when every one lacks something that is needed. */
export function recogniseLayout(headings: string[], layouts: readonly Layout[]): Layout | null {
  const fits = layouts
    .filter(({ hasHeadings }) => hasHeadings)
    .map((one) => ({ one, places: placesOf(one, headings) }))
    .filter(({ places }) => missingFields(places).length === 0)
    .map(({ one, places }) => ({ one, count: Object.keys(places).length }));
  return fits.reduce<(typeof fits)[number] | null>((best, fit) => (best && best.count >= fit.count ? best : fit), null)?.one ?? null; // prettier-ignore
}

/** Where each field most likely stands, by every heading known of any system: what a new layout begins with. */
export function likelyPlaces(headings: string[]): Places {
  const places = [...knownLayouts].map((one) => placesOf(one, headings));
  places.sort((one, other) => Object.keys(one).length - Object.keys(other).length);
  return Object.assign({}, ...places) as Places;
}
