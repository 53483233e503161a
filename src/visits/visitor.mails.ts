import type { JobContext, JobHandler } from '../jobs/job.js';
import { findRecipient, findReplyTo } from '../people/recipient.queries.js';
import { now } from '../platform/clock.js';
import { messageId } from '../platform/mail/outgoing-mail.js';
import { noteRefusalTold } from './undo.queries.js';
import { findVisitForMail } from './invites.queries.js';
import { otherMomentsForMail } from './other-moments.js';
import { visitMessage, visitSubject } from './visit-message.js';

/** Notes the attempt, and commits it, before the mail server hears of it: from then on the refusal cannot be undone. */
export const mailVisitDeclined: JobHandler<{ visitId: string }> = async ({ visitId }, context) => {
  if (await context.transactions.run((tx) => noteRefusalTold(tx, visitId, now()))) await tellDeclined(visitId, context);
};

async function tellDeclined(visitId: string, { transactions, mailer, views }: JobContext): Promise<void> {
  const to = await transactions.read(async (tx) => {
    const visit = await findVisitForMail(tx, visitId);
    const recipient = visit && (await findRecipient(tx, visit.visitorId));
    if (visit?.state !== 'declined' || !recipient) return null;
    const replyTo = await findReplyTo(tx, visit.departmentId, recipient);
    const replaced = visit.replacesId ? await findVisitForMail(tx, visit.replacesId) : null;
    // A "no" to another moment leaves the visit as it was.
    const kept = replaced?.state === 'approved' ? replaced : null;
    return { visit, recipient, replyTo, more: { kept, moments: await otherMomentsForMail(tx, recipient.id, visit) } };
  });
  if (!to) return;
  const subject = visitSubject('mail.visit-declined.subject', to);
  const mail = {
    template: 'mail/visit-declined',
    subject,
    more: to.more,
    messageId: messageId('visit-declined', visitId),
  };
  await mailer.send(visitMessage(to, mail, views));
}
