import type { Recipient } from '../people/recipient.queries.js';
import { messageId, type OutgoingMail } from '../platform/mail/outgoing-mail.js';
import { hashToken } from '../platform/secrets.js';
import { translate } from '../platform/views/locales.js';
import type { Views } from '../platform/views/views.js';
import type { VisitForMail } from './invites.queries.js';
import { decisionsUrl } from './mail-urls.js';
import { visitModel } from './visit-message.js';

/** The mail to a lead about requests of one department that wait too long. */
export function nudgeMessage(
  recipient: Recipient,
  requests: [VisitForMail, ...VisitForMail[]],
  views: Views,
): OutgoingMail {
  const { id, name, address, language, own } = recipient;
  const department = requests[0].departmentName;
  const model = { recipient, requests: requests.map(visitModel), department, url: decisionsUrl() };
  return {
    to: { name, address },
    fromName: department,
    subject: translate(language, 'mail.lead-nudge.subject', { count: requests.length }, own),
    html: views.render('mail/lead-nudge', model, language, own),
    messageId: messageId('nudge', id, hashToken(requests.map((visit) => visit.id).join(' '))),
  };
}
