import type { NoticeKind, NoticeMail } from '../notices/notice-kind.js';
import { findReplyTo, type Recipient } from '../people/recipient.queries.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { createMailLink } from '../visits/create-mail-link.js';
import { findVisitForMail, type VisitForMail } from '../visits/invites.queries.js';
import { slotsUrl, visitUrl } from '../visits/mail-urls.js';
import { otherMomentsForMail } from '../visits/other-moments.js';
import { visitModel, visitSubject } from '../visits/visit-message.js';
import { findOffer } from './offers.queries.js';

interface About {
  visitId: string;
}

/** To whoever waited first: a seat is kept for them, and until when. */
export const seatOffered: NoticeKind<About> = {
  isRequired: true,
  about: 'visiting',
  async load(tx, recipient, { visitId }) {
    const visit = await findVisitForMail(tx, visitId);
    const offer = await findOffer(tx, visitId);
    if (!visit || !offer || offer.endsAt <= now()) return null;
    const token = await createMailLink(tx, recipient.id, visitId, offer.endsAt);
    return mailOf(tx, 'seat-offered', { visit, recipient }, { offer, url: offerUrl(token) });
  },
};

/** The offer was not accepted in time. */
export const offerLapsed: NoticeKind<About> = {
  isRequired: true,
  about: 'visiting',
  load: (tx, recipient, { visitId }) => mailOfEnd(tx, 'offer-lapsed', recipient, visitId),
};

/** No seat came free for them. */
export const waitOver: NoticeKind<About> = {
  isRequired: true,
  about: 'visiting',
  load: (tx, recipient, { visitId }) => mailOfEnd(tx, 'wait-over', recipient, visitId),
};

/** The page of an offer, for the one person who holds the token. */
const offerUrl = (token: string) => `${settings().baseUrl}/offers/${token}`;

async function mailOfEnd(tx: Tx, kind: string, recipient: Recipient, visitId: string): Promise<NoticeMail | null> {
  const visit = await findVisitForMail(tx, visitId);
  if (visit?.state !== 'expired') return null;
  return mailOf(tx, kind, { visit, recipient }, { moments: await otherMomentsForMail(tx, recipient.id, visit) });
}

async function mailOf(
  tx: Tx,
  kind: string,
  to: { visit: VisitForMail; recipient: Recipient },
  more: object,
): Promise<NoticeMail> {
  const { visit, recipient } = to;
  return {
    subject: visitSubject(`waitlist.mail.${kind}.subject`, to),
    fromName: visit.departmentName,
    replyTo: await findReplyTo(tx, visit.departmentId, recipient),
    template: `mail/${kind}`,
    model: { visit: visitModel(visit), visitUrl: visitUrl(visit.id), slotsUrl: slotsUrl(), ...more },
  };
}
