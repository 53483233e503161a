// A department may ask its guests two things of its own, and their hosts two: more would no longer be done in three
// minutes. Its leads and the admin write them. Answers keep the words that were read, so a change harms none of them.
import type { Side } from '../learnings/learning.rules.js';
import { type Actor, mayLead, servesCompany } from '../people/person.rules.js';

/** Of each side. */
export const OWN_QUESTIONS = 2;
export const LONGEST_QUESTION = 200;

export interface OwnQuestion {
  side: Side;
  number: number;
  /** Null: nothing is asked. */
  nl: string | null;
  en: string | null;
}

interface ChangeFacts {
  actor: Actor;
  department: { id: string; isHost: boolean };
  /** Of the department's questions now, and when the actor read them. */
  version: number;
  basedOn: number;
}

export const maySeeQuestions = (actor: Actor, departmentId: string) =>
  mayLead(actor, departmentId) || servesCompany(actor);

export function whyNotChangeQuestions({ actor, department, version, basedOn }: ChangeFacts) {
  if (!mayLead(actor, department.id)) return 'not-lead';
  if (!department.isHost) return 'not-host-department';
  return basedOn === version ? null : 'questions-changed-meanwhile';
}
