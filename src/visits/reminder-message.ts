import { messageId, type OutgoingMail } from '../platform/mail/outgoing-mail.js';
import { translate } from '../platform/views/locales.js';
import type { Views } from '../platform/views/views.js';
import { eventTitle } from './invite-event.js';
import { cannotComeUrl } from './mail-urls.js';
import type { Reminder } from './prepare-reminder.js';
import { visitMessage } from './visit-message.js';

/** The mail of the working day before, to visitor or host. */
export function reminderMessage(reminder: Reminder, views: Views): OutgoingMail {
  const { invite, visit, recipient, token } = reminder;
  const title = eventTitle(invite.role, visit, recipient);
  const mail = {
    template: 'mail/visit-reminder',
    subject: translate(recipient.language, 'mail.visit-reminder.subject', { title }, recipient.own),
    messageId: messageId('visit-reminder', invite.id, invite.sequence),
    more: { role: invite.role, cannotComeUrl: cannotComeUrl(token) },
  };
  return visitMessage(reminder, mail, views);
}
