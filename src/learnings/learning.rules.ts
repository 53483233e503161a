// What a visitor or a host learned belongs to the floor where it was heard, to the department it is meant for, and to who
// does something about it. Nobody but the author reads who wrote it, and when is told by the month: who came on which day
// is known on the floor.
import { type Actor, servesCompany } from '../people/person.rules.js';

export const sides = ['visitor', 'host'] as const;
export type Side = (typeof sides)[number];

/** The visitor's questions that bring learnings, then the host's. */
export const learningQuestions = ['surprise', 'preventable', 'lacked', 'question', 'fix'] as const;
export type LearningQuestion = (typeof learningQuestions)[number];

export const preventables = ['yes', 'partly', 'no'] as const;
export type Preventable = (typeof preventables)[number];

export const lackings = ['information', 'system', 'mandate'] as const;
export type Lacked = (typeof lackings)[number];

export const LONGEST_LEARNING = 1000;
export const MOST_TIMES_HEARD = 999;

export interface LearningFacts {
  authorId: string;
  departmentId: string;
  forDepartmentId: string | null;
}

/** What is done about a learning, or about the head it is joined to. */
export interface FollowUpFacts {
  ownerId: string;
  departmentId: string;
}

/** Who belongs to the floor: who works, leads, stands in or hosts there. */
export const isOfFloor = (actor: Actor, departmentId: string) => floorIds(actor).includes(departmentId);

/** The floors somebody belongs to. */
export const floorIds = (actor: Actor): string[] => [
  ...new Set([actor.departmentId, ...actor.roles.flatMap(({ departmentId }) => departmentId ?? [])]),
];

/** Whether the actor is in the circle of a learning. `SEEN_LEARNING` in SQL says the same of many. */
export function maySeeLearning(actor: Actor, learning: LearningFacts, followUps: FollowUpFacts[]): boolean {
  if (servesCompany(actor) || actor.id === learning.authorId) return true;
  if (isOfFloor(actor, learning.departmentId)) return true;
  if (learning.forDepartmentId !== null && isOfFloor(actor, learning.forDepartmentId)) return true;
  return followUps.some(({ ownerId, departmentId }) => ownerId === actor.id || isOfFloor(actor, departmentId));
}
