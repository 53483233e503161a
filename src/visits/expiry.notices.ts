import type { NoticeKind } from '../notices/notice-kind.js';
import { findReplyTo } from '../people/recipient.queries.js';
import { now } from '../platform/clock.js';
import { findVisitForMail } from './invites.queries.js';
import { otherMomentsForMail } from './other-moments.js';
import { visitSubject } from './visit-message.js';
import { visitNotice } from './visit-notice.js';

const DAY = 24 * 3_600_000;

/** To a visitor about whose request nobody decided in time. */
export const requestExpired: NoticeKind<{ visitId: string }> = {
  isRequired: true,
  about: 'visiting',
  async load(tx, recipient, { visitId }) {
    const visit = await findVisitForMail(tx, visitId);
    // Where Meekijk stood still for a while, nobody hears of a moment that is long gone.
    if (visit?.state !== 'expired' || visit.startsAt.getTime() < now().getTime() - DAY) return null;
    const to = { visit, recipient, replyTo: await findReplyTo(tx, visit.departmentId, recipient) };
    const replaced = visit.replacesId ? await findVisitForMail(tx, visit.replacesId) : null;
    const isOldKept = replaced?.state === 'approved';
    const moments = await otherMomentsForMail(tx, recipient.id, visit);
    const subject = visitSubject('mail.request-expired.subject', to);
    return visitNotice(to, { template: 'mail/request-expired', subject, more: { isOldKept, moments } });
  },
};
