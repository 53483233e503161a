import type { NoticeKind } from '../notices/notice-kind.js';
import { findReplyTo } from '../people/recipient.queries.js';
import { findVisitForMail, type VisitForMail } from './invites.queries.js';
import { visitSubject } from './visit-message.js';
import { visitNotice } from './visit-notice.js';

interface VisitorNotice {
  isRequired: boolean;
  template: string;
  /** Locale key. */
  subject: string;
  isTrue(visit: VisitForMail): boolean;
}

/** Tells the visitor how the visit stands, if by then it still stands so. */
const tellVisitor = ({ isRequired, template, subject, isTrue }: VisitorNotice): NoticeKind<{ visitId: string }> => ({
  isRequired,
  about: 'visiting',
  async load(tx, recipient, { visitId }) {
    const visit = await findVisitForMail(tx, visitId);
    if (!visit || visit.visitorId !== recipient.id || !isTrue(visit)) return null;
    const to = { visit, recipient, replyTo: await findReplyTo(tx, visit.departmentId, recipient) };
    return visitNotice(to, { template, subject: visitSubject(subject, to) });
  },
});

export const slotFull = tellVisitor({
  isRequired: false,
  template: 'mail/slot-full',
  subject: 'mail.slot-full.subject',
  isTrue: ({ state, seats, seatsTaken }) => state === 'requested' && seatsTaken >= seats,
});

export const slotChanged = tellVisitor({
  isRequired: true,
  template: 'mail/slot-changed',
  subject: 'mail.slot-changed.subject',
  isTrue: ({ state }) => ['requested', 'waiting', 'offered'].includes(state),
});

export const slotWithdrawn = tellVisitor({
  isRequired: true,
  template: 'mail/slot-withdrawn',
  subject: 'mail.slot-withdrawn.subject',
  isTrue: ({ slotState }) => slotState === 'withdrawn',
});
