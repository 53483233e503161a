import type { NoticeKind, NoticeMail } from '../notices/notice-kind.js';
import { findLead, findRecipient, type Recipient } from '../people/recipient.queries.js';
import { translate } from '../platform/views/locales.js';
import { findVisitForMail, type VisitForMail } from './invites.queries.js';
import { decisionsUrl, visitUrl } from './mail-urls.js';
import { visitModel } from './visit-message.js';

interface About {
  visitId: string;
}

/** To a lead: somebody who has a seat would rather come at another moment. */
export const moveRequested: NoticeKind<About> = {
  isRequired: false,
  about: 'leading',
  async load(tx, recipient, { visitId }) {
    const visit = await findVisitForMail(tx, visitId);
    const replaced = visit?.replacesId ? await findVisitForMail(tx, visit.replacesId) : null;
    if (visit?.state !== 'requested' || !replaced) return null;
    if (!(await findLead(tx, visit.departmentId, recipient.id))) return null;
    const replyTo = (await findRecipient(tx, visit.visitorId)) ?? undefined;
    return moveMail('move-requested', recipient, {
      visit,
      replaced,
      url: `${decisionsUrl()}#${visit.slotId}`,
      replyTo,
    });
  },
};

/** To a lead of the moment that was left: the seat is free again. */
export const visitMoved: NoticeKind<About> = {
  isRequired: false,
  about: 'leading',
  async load(tx, recipient, { visitId }) {
    const visit = await findVisitForMail(tx, visitId);
    const replaced = visit?.replacesId ? await findVisitForMail(tx, visit.replacesId) : null;
    if (!visit || replaced?.state !== 'moved') return null;
    if (!(await findLead(tx, replaced.departmentId, recipient.id))) return null;
    return moveMail('visit-moved', recipient, { visit, replaced, url: visitUrl(replaced.id) });
  },
};

/** To a visitor for whom somebody else asked; when the seat is theirs, the invite says so. */
export const requestedForYou: NoticeKind<About> = {
  isRequired: true,
  async load(tx, recipient, { visitId }) {
    const visit = await findVisitForMail(tx, visitId);
    const asker = visit && (await findRecipient(tx, visit.requestedById));
    if (visit?.state !== 'requested' || !asker) return null;
    const replaced = visit.replacesId ? await findVisitForMail(tx, visit.replacesId) : null;
    const facts = { asker: asker.name, department: visit.departmentName };
    return {
      subject: say(recipient, 'moves.mail.requested-for-you.subject', facts),
      fromName: visit.departmentName,
      replyTo: asker,
      template: 'mail/requested-for-you',
      model: { visit: visitModel(visit), replaced, asker: asker.name, url: visitUrl(visit.id) },
    };
  },
};

/** To who asked for somebody else: what was decided. */
export const decidedForOther: NoticeKind<About> = {
  isRequired: false,
  async load(tx, recipient, { visitId }) {
    const visit = await findVisitForMail(tx, visitId);
    if (!visit || !['approved', 'declined'].includes(visit.state)) return null;
    const { visitorName: visitor, departmentName: department } = visit;
    return {
      subject: say(recipient, `moves.mail.decided-for-other.${visit.state}`, { visitor, department }),
      fromName: department,
      template: 'mail/decided-for-other',
      model: { visit: visitModel(visit), url: visitUrl(visit.id) },
    };
  },
};

interface Move {
  visit: VisitForMail;
  replaced: VisitForMail;
  url: string;
  replyTo?: NoticeMail['replyTo'];
}

function moveMail(kind: string, recipient: Recipient, { visit, replaced, url, replyTo }: Move): NoticeMail {
  return {
    subject: say(recipient, `moves.mail.${kind}.subject`, {
      visitor: visit.visitorName,
      home: visit.visitorDepartmentName,
    }),
    fromName: replaced.departmentName,
    replyTo,
    template: `mail/${kind}`,
    model: { visit: visitModel(visit), replaced: visitModel(replaced), url },
  };
}

const say = ({ language, own }: Recipient, key: string, facts: Record<string, string>) =>
  translate(language, key, facts, own);
