import type { PickedPerson } from '../people/pick-person.js';
import { writtenPerson } from '../people/pick-person.js';
import type { FormBody } from '../platform/views/form.js';
import { typedList, typedText } from '../platform/views/form.js';
import { languages } from '../platform/views/languages.js';
import type { FormProblems } from '../platform/views/page.js';
import { personVersion } from './change-person.js';
import type { PersonProfile } from './profile.queries.js';

export const personFields = ['givenName', 'namePrefix', 'familyName', 'email', 'language', 'departmentId', 'manager', 'startsOn', 'leavesOn', 'personnelNumber', 'jobTitle', 'location', 'workdays'] as const; // prettier-ignore

/** The form as it was filled in; `manager` is the name or address of one, `workdays` are numbers with spaces between. */
export type TypedPerson = Record<(typeof personFields)[number] | 'managerId' | 'version', string>;

export const blankPerson = (departmentId: string): TypedPerson => ({
  ...typedPerson({ workdays: ['1', '2', '3', '4', '5'] }),
  language: 'nl',
  departmentId,
});

export const typedPerson = (body: FormBody): TypedPerson => ({
  ...typedText(body, ...personFields, 'managerId', 'version'),
  workdays: typedList(body, 'workdays').join(' '),
});

/** The form as it would be filled in for somebody. */
export function asTypedPerson(person: PersonProfile): TypedPerson {
  return {
    ...person,
    manager: person.manager ? writtenPerson(person.manager) : '',
    managerId: '',
    startsOn: person.startsOn ?? '',
    leavesOn: person.leavesOn ?? '',
    personnelNumber: person.personnelNumber ?? '',
    workdays: person.workdays.join(' '),
    version: personVersion(person),
  };
}

/** What the act is asked. */
export function personInput(typed: TypedPerson, managerId: string | null) {
  const { givenName, namePrefix, familyName, email, language, departmentId, jobTitle, location } = typed;
  return {
    ...{ givenName, namePrefix, familyName, email, language, departmentId, managerId, jobTitle, location },
    startsOn: typed.startsOn || null,
    leavesOn: typed.leavesOn || null,
    personnelNumber: typed.personnelNumber.trim() || null,
    workdays: typed.workdays.split(' ').filter(Boolean).map(Number),
  };
}

/** The fault of the manager's field stands beside what was typed there, together with all others. */
export function withPicked({ fields: faults, refusal }: FormProblems, picked: PickedPerson): FormProblems {
  const { managerId, ...others } = faults;
  const fault = picked.rule ? { key: `validation.${picked.rule}`, facts: {} } : managerId;
  return { fields: { ...others, ...(fault ? { manager: fault } : {}) }, refusal };
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
export const workdayChoices = weekdays.map((day, index) => ({
  value: String(index + 1),
  labelKey: `series.weekday.${day}`,
}));

export const languageChoices = languages.map((value) => ({ value, labelKey: `people.language.${value}` }));
