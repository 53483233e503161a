import type { NoticeMail } from '../notices/notice-kind.js';
import { type VisitMail, type VisitMailTo, visitMailModel } from './visit-message.js';

/** A notice about one visit, from the host department. */
export function visitNotice(to: VisitMailTo, { template, subject, more }: Omit<VisitMail, 'messageId'>): NoticeMail {
  return {
    template,
    subject,
    fromName: to.visit.departmentName,
    replyTo: to.replyTo,
    model: { ...visitMailModel(to.visit), ...more },
  };
}
