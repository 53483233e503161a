import type { JobContext } from '../jobs/job.js';
import { attemptAnnouncement, recordAnnouncement } from './announce-invite.js';
import { inviteMessage } from './invite-message.js';
import { prepareReminder } from './prepare-reminder.js';
import { reminderMessage } from './reminder-message.js';

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
  await context.mailer.send(reminderMessage(reminder, context.views));
}
