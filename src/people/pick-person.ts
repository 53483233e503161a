import type { Tx } from '../platform/database/transactions.js';
import { listPeople } from './people-list.queries.js';
import type { PersonView } from './people.queries.js';
import { type Actor, fullName } from './person.rules.js';

const MOST_CHOICES = 8;

export interface PickedPerson {
  /** Null when nothing was typed or nobody can be meant. */
  id: string | null;
  /** What is wrong with what was typed, under `validation.` */
  rule: 'nobody-found' | 'several-found' | null;
  /** Who may have been meant. */
  choices: PersonChoice[];
}

export interface PersonChoice {
  value: string;
  label: string;
}

/** How somebody is written in a field that a person is typed into. */
export const writtenPerson = (person: { givenName: string; namePrefix: string; familyName: string; email: string }) =>
  `${fullName(person)} <${person.email}>`;

/**
 * Whom somebody means who typed a part of a name or an address, among the people the actor may see who work here.
 * `chosen` is the id of one of the choices offered before.
 */
export async function pickPerson(tx: Tx, actor: Actor, typed: string, chosen = ''): Promise<PickedPerson> {
  if (!typed.trim()) return { id: null, rule: null, choices: [] };
  const people = await findByText(tx, actor, typed);
  const choices = people.map((person) => ({ value: person.id, label: writtenPerson(person) }));
  const id = people.length === 1 ? people[0]?.id : people.find((person) => person.id === chosen)?.id;
  if (id) return { id, rule: null, choices: [] };
  return { id: null, rule: people.length ? 'several-found' : 'nobody-found', choices };
}

/** People to propose while somebody types. */
export async function findByText(tx: Tx, actor: Actor, typed: string): Promise<PersonView[]> {
  const { items } = await listPeople(tx, actor, { search: typed, isActive: true, limit: MOST_CHOICES });
  return items;
}
