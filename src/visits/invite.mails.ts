import type { JobContext } from '../jobs/job.js';
import { messageId } from '../platform/mail/outgoing-mail.js';
import { translate } from '../platform/views/locales.js';
import { attemptAnnouncement, recordAnnouncement } from './announce-invite.js';
import { eventTitle } from './invite-event.js';
import { inviteMessage } from './invite-message.js';
import { cannotComeUrl } from './mail-urls.js';
import { prepareReminder } from './prepare-reminder.js';
import { visitMessage } from './visit-message.js';

/** Brings the person's calendar up to the visit as it is now, whichever change this job came with. */
export async function sendInvite({ inviteId }: { inviteId: string }, context: JobContext): Promise<void> {
  const announcement = await context.transactions.run((tx) => attemptAnnouncement(tx, inviteId));
  if (!announcement) return;
  await context.mailer.send(inviteMessage(announcement, context.views));
  await context.transactions.run((tx) => recordAnnouncement(tx, announcement));
}

/** A mail, and no alarm in the calendar: those would ring on some devices and not on others. */
export async function remindVisit({ inviteId }: { inviteId: string }, context: JobContext): Promise<void> {
  const reminder = await context.transactions.run((tx) => prepareReminder(tx, inviteId));
  if (!reminder) return;
  const { invite, visit, recipient, token } = reminder;
  const title = eventTitle(invite.role, visit, recipient.language);
  const mail = {
    template: 'mail/visit-reminder',
    subject: translate(recipient.language, 'mail.visit-reminder.subject', { title }),
    messageId: messageId('visit-reminder', invite.id, invite.sequence),
    more: { role: invite.role, cannotComeUrl: cannotComeUrl(token) },
  };
  await context.mailer.send(visitMessage(reminder, mail, context.views));
}
