import type { ActionState } from '../actions/action.rules.js';
import type { NoticeKind } from '../notices/notice-kind.js';
import { settings } from '../platform/settings.js';
import { say } from '../platform/views/locales.js';
import { excerpt } from './excerpt.rules.js';
import { findSetInMotion } from './own-outcomes.queries.js';

interface About {
  actionId: string;
  /** As it was when somebody was to be told. */
  state: ActionState;
}

const LONGEST_TEXT = 220;

/** To a visitor: something they pointed at is taken up, done or dropped. */
export const outcomeOfVisit: NoticeKind<About> = {
  isRequired: false,
  async load(tx, recipient, { actionId, state }) {
    const found = await findSetInMotion(tx, recipient.id, actionId);
    // Changed again since, or theirs to do by now: nothing to tell them.
    if (found?.state !== state || found.ownerId === recipient.id) return null;
    const { title, departmentName } = found;
    return {
      subject: say(recipient, 'outcomes.visit-mail.subject', { state, title: excerpt(title, 80) }),
      template: 'mail/outcome-of-visit',
      model: {
        state,
        action: title,
        departmentName,
        text: excerpt(found.text, LONGEST_TEXT),
        said: found.result ?? found.reason,
        url: `${settings().baseUrl}/actions/${actionId}`,
      },
    };
  },
};
