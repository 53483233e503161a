import type { NoticeKind } from '../notices/notice-kind.js';
import { findLead, findRecipient } from '../people/recipient.queries.js';
import { findVisitForMail } from './invites.queries.js';
import { visitSubject } from './visit-message.js';
import { visitNotice } from './visit-notice.js';
import type { VisitState } from './visit.rules.js';

interface LeadNotice {
  /** It is true, and told, while the visit is in this state. */
  state: VisitState;
  template: string;
  /** Locale key. */
  subject: string;
}

/** Tells a lead or deputy about a visit, if they still lead there. */
const tellLead = ({ state, template, subject }: LeadNotice): NoticeKind<{ visitId: string }> => ({
  isRequired: false,
  about: 'leading',
  async load(tx, recipient, { visitId }) {
    const visit = await findVisitForMail(tx, visitId);
    if (visit?.state !== state || !(await findLead(tx, visit.departmentId, recipient.id))) return null;
    const replyTo = (await findRecipient(tx, visit.visitorId)) ?? undefined;
    const to = { visit, recipient, replyTo };
    return visitNotice(to, { template, subject: visitSubject(subject, to) });
  },
});

export const visitRequested = tellLead({
  state: 'requested',
  template: 'mail/visit-requested',
  subject: 'mail.visit-requested.subject',
});

export const visitCancelled = tellLead({
  state: 'cancelled',
  template: 'mail/visit-cancelled',
  subject: 'mail.visit-cancelled.subject',
});
