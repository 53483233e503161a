import type { JobHandler } from '../jobs/job.js';
import { findRecipient, findReplyTo } from '../people/recipient.queries.js';
import { now } from '../platform/clock.js';
import { messageId } from '../platform/mail/outgoing-mail.js';
import { noteRefusalTold } from './undo.queries.js';
import { findVisitForMail, type VisitForMail } from './invites.queries.js';
import { otherMomentsForMail } from './other-moments.js';
import { visitMessage, visitSubject } from './visit-message.js';

interface VisitorMail {
  template: string;
  /** Locale key. */
  subject: string;
  isTrue(visit: VisitForMail): boolean;
  messageId(visit: VisitForMail): string;
}

/** Tells the visitor how the visit stands, if by then it still stands so. */
function tellVisitor(mail: VisitorMail): JobHandler<{ visitId: string }> {
  return async ({ visitId }, { transactions, mailer, views }) => {
    const to = await transactions.read(async (tx) => {
      const visit = await findVisitForMail(tx, visitId);
      const recipient = visit && (await findRecipient(tx, visit.visitorId));
      if (!visit || !recipient) return null;
      const replyTo = await findReplyTo(tx, visit.departmentId, recipient);
      const replaced = visit.replacesId ? await findVisitForMail(tx, visit.replacesId) : null;
      // A "no" to another moment leaves the visit as it was.
      const kept = replaced?.state === 'approved' ? replaced : null;
      return { visit, recipient, replyTo, kept, moments: await otherMomentsForMail(tx, recipient.id, visit) };
    });
    if (!to || !mail.isTrue(to.visit)) return;
    const { template } = mail;
    const subject = visitSubject(mail.subject, to);
    const more = { moments: to.moments, kept: to.kept };
    await mailer.send(visitMessage(to, { template, subject, more, messageId: mail.messageId(to.visit) }, views));
  };
}

const tellDeclined = tellVisitor({
  template: 'mail/visit-declined',
  subject: 'mail.visit-declined.subject',
  isTrue: ({ state }) => state === 'declined',
  messageId: ({ id }) => messageId('visit-declined', id),
});

/** Notes the attempt, and commits it, before the mail server hears of it: from then on the refusal cannot be undone. */
export const mailVisitDeclined: JobHandler<{ visitId: string }> = async (job, context) => {
  if (await context.transactions.run((tx) => noteRefusalTold(tx, job.visitId, now()))) await tellDeclined(job, context);
};
