import type { NoticeKind, NoticeMail } from '../notices/notice-kind.js';
import { getActor } from '../people/people.queries.js';
import { isHr } from '../people/person.rules.js';
import { findLead, type Recipient } from '../people/recipient.queries.js';
import { now } from '../platform/clock.js';
import { settings } from '../platform/settings.js';
import { say } from '../platform/views/locales.js';
import { listNudgedRequests, type VisitForMail } from './invites.queries.js';
import { decisionsUrl } from './mail-urls.js';
import { visitModel } from './visit-message.js';

interface About {
  departmentId: string;
}

type Requests = [VisitForMail, ...VisitForMail[]];

/** To a lead or deputy: every request of the department that waits too long for their decision. */
export const leadNudge: NoticeKind<About> = {
  isRequired: false,
  about: 'leading',
  async load(tx, recipient, { departmentId }) {
    if (!(await findLead(tx, departmentId, recipient.id))) return null;
    // Nobody decides about a request of their own.
    const isOwn = (visit: VisitForMail) => [visit.visitorId, visit.requestedById].includes(recipient.id);
    const [first, ...others] = (await listNudgedRequests(tx, departmentId, 1, now())).filter((visit) => !isOwn(visit));
    return first ? leadNudgeMail(recipient, [first, ...others]) : null;
  },
};

/** To HR: a department at which nobody decides. */
export const hrNudge: NoticeKind<About> = {
  isRequired: false,
  about: 'leading',
  async load(tx, recipient, { departmentId }) {
    const [first, ...others] = await listNudgedRequests(tx, departmentId, 3, now());
    if (!first || !isHr(await getActor(tx, recipient.id))) return null;
    return hrNudgeMail(recipient, [first, ...others], settings().nudgeHrAfterDays);
  },
};

export const leadNudgeMail = (recipient: Recipient, requests: Requests): NoticeMail =>
  nudgeMail({ template: 'mail/lead-nudge', subject: 'mail.lead-nudge.subject' }, recipient, requests, {
    url: decisionsUrl(),
  });

/** `days`: working days. */
export const hrNudgeMail = (recipient: Recipient, requests: Requests, days: number): NoticeMail =>
  nudgeMail({ template: 'mail/hr-nudge', subject: 'mail.hr-nudge.subject' }, recipient, requests, {
    days,
    url: `${settings().baseUrl}/departments/${requests[0].departmentId}`,
  });

interface Words {
  template: string;
  /** Locale key. */
  subject: string;
}

function nudgeMail(words: Words, recipient: Recipient, requests: Requests, more: object): NoticeMail {
  const { departmentName: department } = requests[0];
  return {
    subject: say(recipient, words.subject, { count: requests.length, department }),
    fromName: department,
    template: words.template,
    model: { requests: requests.map(visitModel), department, ...more },
  };
}
