import { SEEN_LEARNING } from '../learnings/seen-learnings.queries.js';

/** SQL for the learning behind the action `a`, as `origin`: whatever has the same head is joined to it. */
export const ORIGIN = 'JOIN learnings origin ON origin.id = a.learning_id';

/**
 * SQL for whether the reader is in the circle of the action `a`; says of many what `maySeeAction` says of one. Its first three
 * parameters are `learningsSeenBy`.
 */
export const ACTION_SEEN = `($1::boolean OR $2 IN (a.owner_id, a.created_by_id) OR a.department_id = ANY ($3::uuid[]) OR EXISTS (
  SELECT FROM learnings joined WHERE joined.head_id = origin.head_id AND ${SEEN_LEARNING('joined')}))`;
