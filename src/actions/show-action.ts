import { listAudit } from '../audit/audit.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { localDate, noonOf } from '../platform/views/days.js';
import {
  isEnded,
  isOverdue,
  whyNotChange,
  whyNotDrop,
  whyNotFinish,
  whyNotReopen,
  whyNotStart,
} from './action.rules.js';
import type { ActionView } from './actions.queries.js';
import { listComments } from './comments.queries.js';
import { listNames } from './names.queries.js';

const LONGEST_HISTORY = 100;

/** An action on a card or in a row. */
export const showCard = (action: ActionView, me: Actor) => ({
  ...action,
  dueAt: noonOf(action.dueOn, action.timeZone),
  isOverdue: isOverdue(action, action.today),
  isDueSoon: !isEnded(action.state) && action.dueOn >= action.today && action.dueOn <= soon(action),
  isMine: action.ownerId === me.id,
  mayMove: (isEnded(action.state) ? whyNotReopen(me, action) : whyNotFinish(me, action)) === null,
});

const soon = ({ today, timeZone }: ActionView) =>
  localDate(new Date(noonOf(today, timeZone).getTime() + 3 * 86_400_000), timeZone);

/** An action with all that was said of it and became of it, and what the reader can do. */
export async function showAction(tx: Tx, me: Actor, action: ActionView) {
  const comments = await listComments(tx, action.id);
  return {
    action: showCard(action, me),
    comments: comments.map((comment) => ({ ...comment, isMine: comment.authorId === me.id })),
    history: await readHistory(tx, me, action),
    isOver: isEnded(action.state),
    whyNotWork: isEnded(action.state) ? whyNotReopen(me, action) : whyNotChange(me, action),
    why: {
      start: whyNotStart(me, action),
      finish: whyNotFinish(me, action),
      drop: whyNotDrop(me, action),
      reopen: whyNotReopen(me, action),
    },
  };
}

interface Step {
  act: string;
  at: Date;
  isMine: boolean;
  /** To whom it was handed over. */
  owner: string;
  due: Date | null;
  /** With what it had ended, before it was taken up again. */
  said: string | null;
}

/** What happened, the last first. Not who did it: who made an action is often who learned what it is about. */
async function readHistory(tx: Tx, me: Actor, action: ActionView): Promise<Step[]> {
  const { items } = await listAudit(tx, { subjectId: action.id, subjectType: 'action', limit: LONGEST_HISTORY });
  const told = items.filter(({ act }) => act !== 'action.commented');
  const facts = told.map(({ before, after }): Record<'before' | 'after', Facts | null> => ({ before, after }));
  const names = await listNames(tx, facts.flatMap(({ after }) => after?.ownerId ?? [])); // prettier-ignore
  return told.map(({ act, at, actorId }, index) => {
    const { before, after } = facts[index]!;
    return {
      act: act.replace('action.', ''),
      at,
      isMine: actorId === me.id,
      owner: names.get(after?.ownerId ?? '') ?? '',
      due: after?.dueOn ? noonOf(after.dueOn, action.timeZone) : null,
      said: before?.result ?? before?.reason ?? null,
    };
  });
}

/** What the acts write down. */
interface Facts {
  ownerId?: string;
  dueOn?: string;
  result?: string | null;
  reason?: string | null;
}
