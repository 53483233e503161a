import type { NoticeKind, NoticeMail } from '../notices/notice-kind.js';
import { findLead, findRecipient, type Recipient } from '../people/recipient.queries.js';
import { say } from '../platform/views/locales.js';
import { findVisitForMail, type VisitForMail } from './invites.queries.js';
import { decisionsUrl, slotsUrl, visitUrl } from './mail-urls.js';
import { visitModel } from './visit-message.js';
import type { VisitState } from './visit.rules.js';

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
    const subject = 'moves.mail.move-requested.subject';
    return moveMail(recipient, {
      subject,
      template: 'mail/move-requested',
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
    const subject = 'moves.mail.visit-moved.subject';
    return moveMail(recipient, { subject, template: 'mail/visit-moved', visit, replaced, url: visitUrl(replaced.id) });
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

const decisionSubjects: Partial<Record<VisitState, string>> = {
  approved: 'moves.mail.decided-for-other.approved',
  declined: 'moves.mail.decided-for-other.declined',
  expired: 'moves.mail.decided-for-other.declined',
};

/** To a visitor whose request somebody else took back. */
export const withdrawnForYou: NoticeKind<About & { byId: string }> = {
  isRequired: true,
  async load(tx, recipient, { visitId, byId }) {
    const visit = await findVisitForMail(tx, visitId);
    const by = await findRecipient(tx, byId);
    if (visit?.state !== 'withdrawn' || !by) return null;
    const facts = { by: by.name, department: visit.departmentName };
    return {
      subject: say(recipient, 'moves.mail.withdrawn-for-you.subject', facts),
      fromName: visit.departmentName,
      replyTo: by,
      template: 'mail/withdrawn-for-you',
      model: { visit: visitModel(visit), by: by.name, url: slotsUrl() },
    };
  },
};

/** To who asked for somebody else: what was decided, or that nobody did in time. */
export const decidedForOther: NoticeKind<About> = {
  isRequired: false,
  async load(tx, recipient, { visitId }) {
    const visit = await findVisitForMail(tx, visitId);
    const subject = visit && decisionSubjects[visit.state];
    if (!subject) return null;
    const { visitorName: visitor, departmentName: department } = visit;
    return {
      subject: say(recipient, subject, { visitor, department }),
      fromName: department,
      template: 'mail/decided-for-other',
      model: { visit: visitModel(visit), url: visitUrl(visit.id) },
    };
  },
};

interface Move {
  /** Locale key. */
  subject: string;
  template: string;
  visit: VisitForMail;
  replaced: VisitForMail;
  url: string;
  replyTo?: NoticeMail['replyTo'];
}

function moveMail(recipient: Recipient, { subject, template, visit, replaced, url, replyTo }: Move): NoticeMail {
  const { visitorName: visitor, visitorDepartmentName: home } = visit;
  return {
    subject: say(recipient, subject, { visitor, home }),
    fromName: replaced.departmentName,
    replyTo,
    template,
    model: { visit: visitModel(visit), replaced: visitModel(replaced), url },
  };
}
