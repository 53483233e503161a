// Who says that two learnings are the same one, or that they are not: the leads of the floor where it was heard, who know
// what was meant; its author; HR and the admin. A theme is theirs to give as well.
import { type Actor, mayLead, servesCompany } from '../people/person.rules.js';

export interface JoinableFacts {
  headId: string;
  departmentId: string;
  authorId: string;
}

const mayArrange = (actor: Actor, { departmentId, authorId }: JoinableFacts) =>
  servesCompany(actor) || actor.id === authorId || mayLead(actor, departmentId);

export const whyNotArrange = (actor: Actor, learning: JoinableFacts) =>
  mayArrange(actor, learning) ? null : 'learning-not-yours';

export function whyNotJoin(actor: Actor, one: JoinableFacts, other: JoinableFacts): string | null {
  if (!mayArrange(actor, one) && !mayArrange(actor, other)) return 'learning-not-yours';
  return one.headId === other.headId ? 'learnings-joined' : null;
}

export const whyNotSeparate = (actor: Actor, learning: JoinableFacts & { allLearnings: number }) =>
  whyNotArrange(actor, learning) ?? (learning.allLearnings === 1 ? 'learning-alone' : null);
