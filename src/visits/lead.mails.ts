import type { JobHandler } from '../jobs/job.js';
import { findLead, findRecipient } from '../people/recipient.queries.js';
import { messageId } from '../platform/mail/outgoing-mail.js';
import { findVisitForMail } from './invites.queries.js';
import { visitMessage, visitSubject } from './visit-message.js';
import type { VisitState } from './visit.rules.js';

interface LeadMail {
  /** The mail is true, and sent, while the visit is in this state. */
  state: VisitState;
  template: string;
  /** Locale key. */
  subject: string;
}

/** Tells one lead or deputy about a visit, if they still lead there. */
function tellLead(mail: LeadMail): JobHandler<{ visitId: string; personId: string }> {
  return async ({ visitId, personId }, { transactions, mailer, views }) => {
    const to = await transactions.read(async (tx) => {
      const visit = await findVisitForMail(tx, visitId);
      const recipient = visit && (await findLead(tx, visit.departmentId, personId));
      return (
        visit && recipient && { visit, recipient, replyTo: (await findRecipient(tx, visit.visitorId)) ?? undefined }
      );
    });
    if (to?.visit.state !== mail.state) return;
    const { state, template } = mail;
    const subject = visitSubject(mail.subject, to);
    await mailer.send(visitMessage(to, { template, subject, messageId: messageId(state, visitId, personId) }, views));
  };
}

export const mailVisitRequested = tellLead({
  state: 'requested',
  template: 'mail/visit-requested',
  subject: 'mail.visit-requested.subject',
});

export const mailVisitCancelled = tellLead({
  state: 'cancelled',
  template: 'mail/visit-cancelled',
  subject: 'mail.visit-cancelled.subject',
});
