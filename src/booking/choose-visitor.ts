import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Message } from '../platform/views/locales.js';
import { type BookablePerson, listBookablePeople, listPeopleCalled } from './bookable-people.queries.js';

const MOST_CHOICES = 8;

/** How a person is written in the field, so that it can mean nobody else. */
export const writtenAs = ({ name, email }: Pick<BookablePerson, 'name' | 'email'>) => `${name} (${email})`;

export type Visitor = Pick<BookablePerson, 'id' | 'name' | 'departmentId'>;

export interface ChosenVisitor {
  /** Null when it is not clear who is meant. */
  person: Visitor | null;
  /** What is wrong with the field. */
  problem: Message | null;
  /** Whom the typed text may mean. */
  choices: BookablePerson[];
}

/** Who is meant by a typed name or mail address; nothing typed means the actor. */
export async function chooseVisitor(tx: Tx, actor: Actor, typed: string): Promise<ChosenVisitor> {
  const text = typed.trim();
  if (!text) return { person: actor, problem: null, choices: [] };
  const address = /\(([^()\s]+@[^()\s]+)\)$/.exec(text)?.[1];
  const called = await listPeopleCalled(tx, actor, address ?? text, MOST_CHOICES);
  if (called.length === 1) return { person: called[0] ?? null, problem: null, choices: [] };
  const choices = called.length ? called : await listBookablePeople(tx, actor, text, MOST_CHOICES);
  const problem = { key: choices.length ? 'validation.several-people' : 'validation.nobody-of-this-name', facts: {} };
  return { person: null, problem, choices };
}
