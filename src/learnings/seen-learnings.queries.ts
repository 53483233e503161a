import { type Actor, servesCompany } from '../people/person.rules.js';
import { floorIds } from './learning.rules.js';

/** The parameters of `SEEN_LEARNING`, the first three of the statement. */
export const learningsSeenBy = (actor: Actor): unknown[] => [servesCompany(actor), actor.id, floorIds(actor)];

const isDoneByMe = `(a.owner_id = $2 OR a.department_id = ANY ($3::uuid[]))`;

/** The same answer as `maySeeLearning`, as a condition on a row of learnings. */
export const SEEN_LEARNING = (l = 'l') =>
  `($1::boolean OR ${l}.author_id = $2 OR ${l}.department_id = ANY ($3::uuid[]) OR ${l}.for_department_id = ANY ($3::uuid[])
    OR EXISTS (SELECT FROM actions a WHERE a.learning_id IN (${l}.id, ${l}.head_id) AND ${isDoneByMe}))`;
