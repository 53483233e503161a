import type { JobContext } from '../jobs/job.js';
import { attemptTestInvite, recordTestInvite } from './announce-test-invite.js';
import { testInviteMessage } from './test-invite-message.js';

/** Brings the admin's calendar up to the test invite as it is now. What the mail server says stays to be read. */
export async function sendTestInvite({ inviteId }: { inviteId: string }, context: JobContext): Promise<void> {
  const { transactions, mailer, views } = context;
  const announcement = await transactions.run((tx) => attemptTestInvite(tx, inviteId));
  if (!announcement) return;
  const { invite, recipient } = announcement;
  try {
    await mailer.send(testInviteMessage(invite, recipient, views));
  } catch (error) {
    await transactions.run((tx) => recordTestInvite(tx, invite, (error as Error).message));
    throw error;
  }
  await transactions.run((tx) => recordTestInvite(tx, invite, null));
}
