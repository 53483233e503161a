import { type Actor, ledDepartmentIds, servesCompany } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { isMailed } from './choice.rules.js';
import { type NoticeKinds, type NoticeSubject, noticeSubjects } from './notice-kind.js';
import { readChoices } from './notices.queries.js';

export interface Choice {
  kind: string;
  about: NoticeSubject;
  isRequired: boolean;
  isMailed: boolean;
}

/** Every kind there is, and whether it comes by mail to this person. */
export async function listChoices(tx: Tx, actor: Actor, kinds: NoticeKinds): Promise<Choice[]> {
  const choices = await readChoices(tx, actor.id);
  return Object.entries(kinds).map(([name, kind]) => ({
    kind: name,
    about: kind.about ?? 'visiting',
    isRequired: kind.isRequired,
    isMailed: isMailed(kind, choices.get(name)),
  }));
}

const concerns = (actor: Actor, about: NoticeSubject) =>
  about !== 'leading' || servesCompany(actor) || ledDepartmentIds(actor).length > 0;

/** The same as one reads and ticks it: what concerns this person, by subject, and what they cannot do without. */
export function showChoices(choices: Choice[], actor: Actor) {
  const own = choices.filter(({ about }) => concerns(actor, about));
  const chosen = own.filter(({ isRequired }) => !isRequired);
  return {
    groups: noticeSubjects
      .map((about) => ({ about, choices: chosen.filter((choice) => choice.about === about) }))
      .filter((group) => group.choices.length > 0),
    required: noticeSubjects.flatMap((about) => own.filter((choice) => choice.isRequired && choice.about === about)),
  };
}
