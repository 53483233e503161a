import { recordAudit } from '../audit/record-audit.js';
import { notify } from '../notices/notify.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { refuseCustomerData } from '../platform/customer-data.js';
import type { Tx } from '../platform/database/transactions.js';
import { ActionComment } from './action-comment.entity.js';
import type { CommentActionInput } from './actions.dto.js';
import { lockAction } from './actions.queries.js';
import { listCommenterIds } from './comments.queries.js';

/** Says something about an action, ended or not: its owner, who made it and who spoke before hear of it. */
export async function commentAction(
  tx: Tx,
  actor: Actor,
  actionId: string,
  { text, isVouched }: CommentActionInput,
): Promise<string> {
  const action = await lockAction(tx, actor, actionId);
  refuseCustomerData({ field: 'text', text, isVouched });
  const hearers = [action.ownerId, action.createdById, ...(await listCommenterIds(tx, actionId))];
  const comment = tx.create(ActionComment, { actionId, authorId: actor.id, text, writtenAt: now() });
  await tx.insert(ActionComment, comment);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'action.commented',
    subjectType: 'action',
    subjectId: actionId,
    after: { commentId: comment.id },
  });
  const others = [...new Set(hearers)].filter((id) => id !== actor.id);
  await notify(
    tx,
    ...others.map((personId) => ({ personId, kind: 'action-commented', payload: { commentId: comment.id } })),
  );
  return comment.id;
}
