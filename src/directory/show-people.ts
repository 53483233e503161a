import { DateTime } from 'luxon';
import { departmentChoices } from '../people/department-choices.js';
import type { PeopleFilter } from '../people/people-list.queries.js';
import type { PersonView } from '../people/people.queries.js';
import { fullName, roleNames } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Page } from '../platform/http/paging.js';
import { typedText } from '../platform/views/form.js';
import { pathWith } from '../platform/views/path-with.js';

/** Whoever started this long ago, or starts later, is new. */
const NEW_DAYS = 90;
const shown = ['here', 'new', 'left', 'all'] as const;

type Departments = { id: string; name: string }[];

export interface PeopleSearch {
  /** As it stands in the address and the form. */
  typed: { search: string; department: string; role: string; show: string };
  filter: PeopleFilter;
  cursor?: string;
}

const newSince = () => DateTime.fromJSDate(now(), { zone: 'utc' }).minus({ days: NEW_DAYS }).toISODate() as string;

/** What is looked for; what means nothing in the address is left out. */
export function readPeopleSearch(query: Record<string, unknown>, departments: Departments): PeopleSearch {
  const asked = typedText(query, 'search', 'department', 'role', 'show', 'cursor');
  const department = departments.find(({ id }) => id === asked.department)?.id;
  const role = roleNames.find((name) => name === asked.role);
  const show = shown.find((name) => name === asked.show) ?? 'here';
  const search = asked.search.slice(0, 100);
  return {
    typed: { search, department: department ?? '', role: role ?? '', show },
    filter: {
      search,
      departmentId: department,
      role,
      isActive: show === 'all' ? undefined : show !== 'left',
      startsFrom: show === 'new' ? newSince() : undefined,
    },
    cursor: asked.cursor || undefined,
  };
}

/** What was found, as the page shows it. */
export function showFoundPeople(search: PeopleSearch, found: Page<PersonView>, departments: Departments) {
  const { typed } = search;
  const nameOf = new Map(departments.map(({ id, name }) => [id, name]));
  return {
    typed,
    isNarrow: Object.values({ ...typed, show: typed.show === 'here' ? '' : typed.show }).some(Boolean),
    isLater: search.cursor !== undefined,
    departments: departmentChoices(departments),
    roles: roleNames.map((value) => ({ value, labelKey: `directory.role.${value}` })),
    shows: shown.map((value) => ({ value, labelKey: `directory.show.${value}` })),
    people: found.items.map((person) => showPerson(person, nameOf.get(person.departmentId) ?? '')),
    nextPath: found.nextCursor && pathWith('/people', { ...typed, cursor: found.nextCursor }),
  };
}

function showPerson(person: PersonView, departmentName: string) {
  const { id, email, isActive, startsOn, roles } = person;
  const isNew = startsOn !== null && startsOn >= newSince();
  return {
    id,
    email,
    isActive,
    departmentName,
    name: fullName(person),
    firstDay: isNew ? dayOf(startsOn) : null,
    hasStarted: isNew && dayOf(startsOn) <= now(),
    roles: [...new Set(roles.map(({ role }) => role))],
  };
}

/** A calendar date as the instant of its noon, to be shown in UTC. */
export const dayOf = (date: string) => new Date(`${date}T12:00:00Z`);
