import type { NoticeKind, NoticeMail } from '../notices/notice-kind.js';
import { createMailLink } from '../people/create-mail-link.js';
import { findReplyTo, type Recipient } from '../people/recipient.queries.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { findVisitForMail, type VisitForMail } from '../visits/invites.queries.js';
import { otherMomentsForMail } from '../visits/other-moments.js';
import { visitMailModel, visitSubject } from '../visits/visit-message.js';
import { findOffer } from './offers.queries.js';

interface About {
  visitId: string;
}

interface Words {
  template: string;
  /** Locale key. */
  subject: string;
}

const words = {
  'seat-offered': { template: 'mail/seat-offered', subject: 'waitlist.mail.seat-offered.subject' },
  'offer-lapsed': { template: 'mail/offer-lapsed', subject: 'waitlist.mail.offer-lapsed.subject' },
  'wait-over': { template: 'mail/wait-over', subject: 'waitlist.mail.wait-over.subject' },
};

/** To whoever waited first: a seat is kept for them, and until when. */
export const seatOffered: NoticeKind<About> = {
  isRequired: true,
  about: 'visiting',
  async load(tx, recipient, { visitId }) {
    const visit = await findVisitForMail(tx, visitId);
    const offer = await findOffer(tx, visitId);
    if (!visit || !offer || offer.endsAt <= now()) return null;
    const link = { personId: recipient.id, subject: 'visit', subjectId: visitId, expiresAt: offer.endsAt } as const;
    const token = await createMailLink(tx, link);
    return mailOf(tx, words['seat-offered'], { visit, recipient }, { offer, url: offerUrl(token) });
  },
};

/** The offer was not accepted in time. */
export const offerLapsed: NoticeKind<About> = {
  isRequired: true,
  about: 'visiting',
  load: (tx, recipient, { visitId }) => mailOfEnd(tx, words['offer-lapsed'], recipient, visitId),
};

/** No seat came free for them. */
export const waitOver: NoticeKind<About> = {
  isRequired: true,
  about: 'visiting',
  load: (tx, recipient, { visitId }) => mailOfEnd(tx, words['wait-over'], recipient, visitId),
};

/** The page of an offer, for the one person who holds the token. */
const offerUrl = (token: string) => `${settings().baseUrl}/offers/${token}`;

async function mailOfEnd(tx: Tx, said: Words, recipient: Recipient, visitId: string): Promise<NoticeMail | null> {
  const visit = await findVisitForMail(tx, visitId);
  if (visit?.state !== 'expired') return null;
  return mailOf(tx, said, { visit, recipient }, { moments: await otherMomentsForMail(tx, recipient.id, visit) });
}

async function mailOf(
  tx: Tx,
  said: Words,
  to: { visit: VisitForMail; recipient: Recipient },
  more: object,
): Promise<NoticeMail> {
  const { visit, recipient } = to;
  return {
    subject: visitSubject(said.subject, to),
    fromName: visit.departmentName,
    replyTo: await findReplyTo(tx, visit.departmentId, recipient),
    template: said.template,
    model: { ...visitMailModel(visit), ...more },
  };
}
