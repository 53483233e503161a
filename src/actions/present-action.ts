import { toIsoInZone } from '../platform/http/instant.js';
import { isOverdue } from './action.rules.js';
import type { ActionAnswer, ActionCommentAnswer } from './actions.dto.js';
import type { ActionView } from './actions.queries.js';
import type { CommentView } from './comments.queries.js';

/** An action as the API tells it: not who made it, for that is often who learned it. */
export function presentAction(action: ActionView): ActionAnswer {
  const { timeZone, createdAt, startedAt, endedAt } = action;
  return {
    id: action.id,
    learningId: action.learningId,
    learned: action.learned,
    title: action.title,
    expectedEffect: action.expectedEffect,
    departmentId: action.departmentId,
    ownerId: action.ownerId,
    ownerName: action.ownerName,
    dueOn: action.dueOn,
    state: action.state,
    result: action.result,
    reason: action.reason,
    comments: action.comments,
    revision: action.revision,
    isOverdue: isOverdue(action, action.today),
    createdAt: toIsoInZone(createdAt, timeZone),
    startedAt: startedAt && toIsoInZone(startedAt, timeZone),
    endedAt: endedAt && toIsoInZone(endedAt, timeZone),
  };
}

export const presentComment = (
  { id, authorId, authorName, text, writtenAt }: CommentView,
  timeZone: string,
): ActionCommentAnswer => ({ id, authorId, authorName, text, writtenAt: toIsoInZone(writtenAt, timeZone) });
