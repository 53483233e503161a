import { floorIds } from '../learnings/learning.rules.js';
import { findPersonByEmail, listLeads, PERSON_SEEN, seenBy } from '../people/people.queries.js';
import { searchPatterns } from '../people/people-search.rules.js';
import type { Actor, NameParts } from '../people/person.rules.js';
import { type PersonChoice, writtenPerson } from '../people/pick-person.js';
import type { Tx } from '../platform/database/transactions.js';

export const ownerKinds = ['me', 'lead', 'other'] as const;

export interface TypedOwner {
  /** One of `ownerKinds`. */
  whose: string;
  person: string;
  personId: string;
}

export interface PickedOwner {
  id: string | null;
  /** What is wrong, under `validation.` */
  rule: string | null;
  choices: PersonChoice[];
}

const MOST_CHOICES = 8;
const nobody = (rule: string, choices: PersonChoice[] = []): PickedOwner => ({ id: null, rule, choices });
const somebody = (id: string): PickedOwner => ({ id, rule: null, choices: [] });

/**
 * Who is to see to an action: the reader, a lead of the department, or whom they name. Colleagues on the same floor are found
 * by their name; of others one has to know the address.
 */
export async function pickOwner(tx: Tx, me: Actor, typed: TypedOwner, departmentId: string): Promise<PickedOwner> {
  if (typed.whose === 'me') return somebody(me.id);
  if (typed.whose === 'lead') {
    const [lead] = departmentId ? await listLeads(tx, departmentId) : [];
    return lead ? somebody(lead.id) : nobody('no-lead-there');
  }
  if (!typed.person.trim()) return nobody('owner-missing');
  const address = /<([^<>]+)>\s*$/.exec(typed.person)?.[1] ?? typed.person;
  const known = await findPersonByEmail(tx, address.trim());
  if (known) return somebody(known.id);
  const choices = await listByName(tx, me, typed.person);
  const chosen = choices.length === 1 ? choices[0] : choices.find(({ value }) => value === typed.personId);
  if (chosen) return somebody(chosen.value);
  return nobody(choices.length ? 'several-found' : 'nobody-found', choices);
}

async function listByName(tx: Tx, me: Actor, name: string): Promise<PersonChoice[]> {
  const people: (NameParts & { id: string; email: string })[] = await tx.query(
    `SELECT p.id, p.given_name AS "givenName", p.name_prefix AS "namePrefix", p.family_name AS "familyName", p.email
       FROM people p
      WHERE p.is_active AND (${PERSON_SEEN} OR p.department_id = ANY ($4::uuid[])) AND p.search_text LIKE ALL ($5::text[])
      ORDER BY p.family_name, p.id LIMIT ${MOST_CHOICES}`,
    [...seenBy(me), floorIds(me), searchPatterns(name)],
  );
  return people.map((person) => ({ value: person.id, label: writtenPerson(person) }));
}
