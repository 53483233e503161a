import type { NoticeKind, NoticeMail } from '../notices/notice-kind.js';
import { getActor } from '../people/people.queries.js';
import type { Recipient } from '../people/recipient.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { settings } from '../platform/settings.js';
import { noonOf } from '../platform/views/days.js';
import { say } from '../platform/views/locales.js';
import { isEnded, isOverdue } from './action.rules.js';
import { type ActionView, findAction, getAction } from './actions.queries.js';
import { findComment } from './comments.queries.js';

interface About {
  actionId: string;
}

/** The action as its reader may see it; null when they may not, any more. */
async function findSeen(tx: Tx, recipient: Recipient, actionId: string): Promise<ActionView | null> {
  try {
    return await getAction(tx, await getActor(tx, recipient.id), actionId);
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

interface Said {
  kind: string;
  /** Who said what, of a comment. */
  speaker?: string;
  comment?: string;
  isSeen?: boolean;
}

function mailOf(
  recipient: Recipient,
  action: ActionView,
  { kind, speaker = '', comment, isSeen = true }: Said,
): NoticeMail {
  const { id, title, dueOn, timeZone, ownerId, ownerName: owner, state } = action;
  const isOwner = ownerId === recipient.id ? 'yes' : 'no';
  return {
    subject: say(recipient, `actions.mail.${kind}.subject`, { title, owner, state, is_owner: isOwner, name: speaker }),
    template: 'mail/action',
    model: {
      kind,
      action,
      isOwner,
      speaker,
      comment,
      dueAt: noonOf(dueOn, timeZone),
      url: isSeen ? `${settings().baseUrl}/actions/${id}` : null,
    },
  };
}

/** A kind that is told as long as this is true of the action. */
const tell = (kind: string, isTrue: (action: ActionView, recipient: Recipient) => boolean): NoticeKind<About> => ({
  isRequired: false,
  about: 'improving',
  async load(tx, recipient, { actionId }) {
    const action = await findSeen(tx, recipient, actionId);
    return action && isTrue(action, recipient) ? mailOf(recipient, action, { kind }) : null;
  },
});

const isOwn = ({ ownerId }: ActionView, { id }: Recipient) => ownerId === id;

/** To who is to see to it; not who made it, for that may be who learned it. */
export const actionAssigned = tell('assigned', (action, recipient) => isOwn(action, recipient) && !isEnded(action.state)); // prettier-ignore

export const actionDue = tell('due', (action, recipient) => isOwn(action, recipient) && !isEnded(action.state) && action.dueOn >= action.today); // prettier-ignore

/** To its owner; a week later to who made it, too. */
export const actionOverdue = tell('overdue', (action) => isOverdue(action, action.today));

/** To its owner, of what another did with it. */
export const actionChanged = tell('changed', (action, recipient) => isOwn(action, recipient) && !isEnded(action.state));

/** To its owner and to who made it. */
export const actionEnded = tell('ended', ({ state }) => isEnded(state));

/** To who sees to it now, and to who did before, who may not see it any more. */
export const actionHandedOver: NoticeKind<About> = {
  isRequired: false,
  about: 'improving',
  async load(tx, recipient, { actionId }) {
    const action = await findAction(tx, actionId);
    if (!action || isEnded(action.state)) return null;
    const seen = await findSeen(tx, recipient, actionId);
    const shown = seen ?? { ...action, learned: null, learnedId: null, today: '' };
    return mailOf(recipient, shown, { kind: 'handed-over', isSeen: seen !== null });
  },
};

export const actionCommented: NoticeKind<{ commentId: string }> = {
  isRequired: false,
  about: 'improving',
  async load(tx, recipient, { commentId }) {
    const comment = await findComment(tx, commentId);
    const action = comment && (await findSeen(tx, recipient, comment.actionId));
    if (!action) return null;
    const { authorName: speaker, text } = comment;
    return { ...mailOf(recipient, action, { kind: 'commented', speaker, comment: text }), fromName: speaker };
  },
};
