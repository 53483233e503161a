import type { JobContext } from '../jobs/job.js';
import { findRecipient } from './recipient.queries.js';
import { findOpenSignInLink } from './sign-in-link.queries.js';
import { signInMessage } from './sign-in-message.js';

/** The token is in no table but the job's own: only its hash is kept. */
export async function mailSignIn(job: { linkId: string; token: string }, context: JobContext): Promise<void> {
  const recipient = await context.transactions.read(async (tx) => {
    const link = await findOpenSignInLink(tx, job.linkId);
    return link && findRecipient(tx, link.personId);
  });
  if (!recipient) return;
  await context.mailer.send(signInMessage(recipient, job, context.views));
}
