import type { JobContext } from '../jobs/job.js';
import { messageId } from '../platform/mail/outgoing-mail.js';
import { settings } from '../platform/settings.js';
import { translate } from '../platform/views/locales.js';
import { findRecipient } from './recipient.queries.js';
import { findOpenSignInLink } from './sign-in-link.queries.js';

/** The token is in no table but the job's own: only its hash is kept. */
export async function mailSignIn(job: { linkId: string; token: string }, context: JobContext): Promise<void> {
  const recipient = await context.transactions.read(async (tx) => {
    const link = await findOpenSignInLink(tx, job.linkId);
    return link && findRecipient(tx, link.personId);
  });
  if (!recipient) return;
  const { name, address, language } = recipient;
  const { baseUrl, signInMinutes } = settings();
  const model = { recipient, minutes: signInMinutes, url: `${baseUrl}/sign-in/${job.token}` };
  await context.mailer.send({
    to: { name, address },
    subject: translate(language, 'mail.sign-in.subject'),
    html: context.views.render('mail/sign-in', model, language),
    messageId: messageId('sign-in', job.linkId),
  });
}
