import { DateTime } from 'luxon';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Language } from '../platform/views/languages.js';
import { Department } from '../people/department.entity.js';
import { PersonRole } from '../people/person-role.entity.js';
import { Person } from '../people/person.entity.js';
import type { RoleName } from '../people/person.rules.js';
import { seededRandom } from './demo-random.js';

export interface DemoPeople {
  departments: Department[];
  people: Person[];
  roles: { personId: string; role: RoleName; departmentId: string | null }[];
}

const PEOPLE = 200;
const HOSTS_PER_DEPARTMENT = 6;
/** The last people on the list are new: one started or starts every few days, around today. */
const NEW_PEOPLE = 16;
const DAYS_BETWEEN_HIRES = 4;
const DAYS_SINCE_FIRST_HIRE = 40;

const departments = [
  { name: 'Klantenservice Telefoon', place: 'Zwolle, Stationsplein 4, 2e verdieping', isHost: true },
  { name: 'Klantenservice Chat', place: 'Zwolle, Stationsplein 4, 3e verdieping', isHost: true },
  {
    name: 'Klantenservice Gent',
    place: 'Gent, Kouter 12',
    isHost: true,
    timeZone: 'Europe/Brussels',
    country: 'BE' as const,
  },
  { name: 'Marketing', place: 'Amersfoort' },
  { name: 'Finance', place: 'Amersfoort' },
  { name: 'Inkoop', place: 'Amersfoort' },
  { name: 'ICT', place: 'Amersfoort' },
  { name: 'Productontwikkeling', place: 'Amersfoort' },
  { name: 'Juridische Zaken', place: 'Amersfoort' },
  { name: 'HR', place: 'Amersfoort' },
  { name: 'Communicatie', place: 'Amersfoort' },
  { name: 'Logistiek', place: 'Tilburg' },
  { name: 'Schade & Claims', place: 'Zwolle, Stationsplein 4, 1e verdieping', isHost: true },
];
const givenNames = ['Sanne', 'Daan', 'Fatima', 'Bram', 'Noor', 'Joris', 'Yasmin', 'Lotte', 'Ruben', 'Aïcha', 'Zoë', 'Thijs', 'Maud', 'Kwame', 'Inge', 'Sjoerd', 'Elif', 'Pieter', 'Renée', 'Milan', 'Hannah', 'Cas', 'Tessa', 'Jérôme', 'Wout', 'Amina', 'Lars', 'Femke', 'Oğuz', 'Marieke']; // prettier-ignore
const familyNames = [['de', 'Vries'], ['', 'Jansen'], ['van der', 'Meer'], ['', 'Bakker'], ['', 'El Amrani'], ['van', 'Dijk'], ['', 'Peeters'], ['', 'Yılmaz'], ["van 't", 'Hof'], ['', "D'Hondt"], ['ter', 'Horst'], ['', 'Willems'], ['', 'Müller'], ['de', 'Boer'], ['', 'Achterberg-Smit'], ['van den', 'Broeck'], ['', 'Öztürk'], ['in den', 'Bosch']] as const; // prettier-ignore

const inMailAddress = (name: string) =>
  name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replaceAll('ı', 'i').toLowerCase().replace(/[^a-z]+/g, ''); // prettier-ignore

/** The first person of each department leads it, the second stands in; host departments have hosts. */
export async function insertDemoPeople(tx: Tx): Promise<DemoPeople> {
  const made = departments.map((department) =>
    tx.create(Department, { isHost: false, timeZone: 'Europe/Amsterdam', ...department }),
  );
  await tx.insert(Department, made);
  const people = Array.from({ length: PEOPLE }, (_, index) => tx.create(Person, describePerson(index, made)));
  await tx.insert(Person, people);
  const leads = people.slice(0, made.length);
  await tx.query(
    `UPDATE people p SET manager_id = lead.id FROM people lead WHERE lead.id = ANY ($1::uuid[]) AND lead.department_id = p.department_id AND lead.id <> p.id`,
    [leads.map(({ id }) => id)],
  );
  const roles: DemoPeople['roles'] = made.flatMap((department) => departmentRoles(department, people));
  const hr = people.filter(({ departmentId }) => departmentId === made.find(({ name }) => name === 'HR')?.id);
  roles.push(...hr.slice(0, 2).map(({ id }) => ({ personId: id, role: 'hr' as const, departmentId: null })));
  roles.push({ personId: hr[0]!.id, role: 'admin', departmentId: null });
  await tx.insert(PersonRole, roles);
  return { departments: made, people, roles };
}

const jobTitles: Record<string, string> = {
  Marketing: 'Marketeer',
  Finance: 'Controller',
  Inkoop: 'Inkoper',
  ICT: 'Softwareontwikkelaar',
  Productontwikkeling: 'Productmanager',
  'Juridische Zaken': 'Jurist',
  HR: 'HR-adviseur',
  Communicatie: 'Communicatieadviseur',
  Logistiek: 'Logistiek planner',
  'Schade & Claims': 'Schadebehandelaar',
};
/** Most work all week; who does not is away on one day or two. */
const workweeks = [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3, 4], [1, 2, 3, 4, 5], [1, 2, 4, 5], [2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 3, 4]]; // prettier-ignore
const FIRST_NUMBER = 40_001;

/** The colleague of that number on the list; of the department whose turn it is. */
export function describePerson(index: number, made: Department[]) {
  const random = seededRandom(index);
  const [namePrefix, familyName] = random.pick(familyNames);
  const givenName = random.pick(givenNames);
  const department = made[index % made.length] as Department;
  const language: Language = random.chance(0.1) ? 'en' : 'nl';
  return {
    givenName,
    namePrefix,
    familyName,
    email: `${inMailAddress(givenName)}.${inMailAddress(namePrefix + familyName)}${index + 1}@veldhuis.example`,
    language,
    departmentId: department.id,
    startsOn: startOf(index, random.below(3000)),
    personnelNumber: String(FIRST_NUMBER + index),
    jobTitle: jobTitles[department.name] ?? 'Medewerker klantenservice',
    location: department.place.split(',', 1)[0]!,
    workdays: workweeks[index % workweeks.length]!,
  };
}

function startOf(index: number, someDays: number): string {
  const hire = index - (PEOPLE - NEW_PEOPLE);
  const today = DateTime.fromJSDate(now(), { zone: 'Europe/Amsterdam' });
  const day = today.plus({ days: hire < 0 ? -200 - someDays : hire * DAYS_BETWEEN_HIRES - DAYS_SINCE_FIRST_HIRE });
  // Nobody starts in a weekend.
  return day.plus({ days: day.weekday > 5 ? 8 - day.weekday : 0 }).toISODate() as string;
}

function departmentRoles(department: Department, people: Person[]) {
  const own = people.filter(({ departmentId }) => departmentId === department.id);
  const role = (person: Person, name: RoleName) => ({ personId: person.id, role: name, departmentId: department.id });
  const [lead, deputy, ...others] = own as [Person, Person, ...Person[]];
  const hosts = department.isHost ? others.slice(0, HOSTS_PER_DEPARTMENT) : [];
  return [role(lead, 'lead'), role(deputy, 'deputy'), ...hosts.map((host) => role(host, 'host'))];
}
