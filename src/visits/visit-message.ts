import type { Recipient } from '../people/recipient.queries.js';
import type { MailAddress, OutgoingMail } from '../platform/mail/outgoing-mail.js';
import { say } from '../platform/views/locales.js';
import type { Views } from '../platform/views/views.js';
import { isOnline } from '../slots/slot.rules.js';
import type { VisitForMail } from './invites.queries.js';
import { slotsUrl, visitUrl } from './mail-urls.js';

export interface VisitMailTo {
  visit: VisitForMail;
  recipient: Recipient;
  replyTo?: MailAddress;
}

export interface VisitMail {
  template: string;
  subject: string;
  messageId: string;
  /** What the template needs besides the visit and its recipient. */
  more?: object;
}

/** A mail about one visit in the recipient's language, from the host department. */
export function visitMessage({ visit, recipient, replyTo }: VisitMailTo, mail: VisitMail, views: Views): OutgoingMail {
  const { name, address, language, own } = recipient;
  const model = { recipient, ...visitMailModel(visit), ...mail.more };
  return {
    to: { name, address },
    replyTo,
    fromName: visit.departmentName,
    subject: mail.subject,
    html: views.render(mail.template, model, language, own),
    messageId: mail.messageId,
  };
}

/** What every mail about a visit shows of it, and where it leads. */
export const visitMailModel = (visit: VisitForMail) => ({
  visit: visitModel(visit),
  visitUrl: visitUrl(visit.id),
  slotsUrl: slotsUrl(),
});

/** The visit as templates want it. */
export const visitModel = (visit: VisitForMail) => ({ ...visit, isOnline: isOnline(visit.location) });

/** A subject that names the people and places of the visit. */
export function visitSubject(key: string, { visit, recipient }: VisitMailTo): string {
  const { departmentName: department, visitorName: visitor, visitorDepartmentName: home } = visit;
  return say(recipient, key, { department, visitor, home });
}
