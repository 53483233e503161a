import { findAbsence } from '../hosts/hosting.queries.js';
import type { NoticeKind } from '../notices/notice-kind.js';
import { findLead } from '../people/recipient.queries.js';
import { now } from '../platform/clock.js';
import { say } from '../platform/views/locales.js';
import { findVisitForMail, type VisitForMail } from './invites.queries.js';
import { hostingUrl, hostsUrl, visitUrl } from './mail-urls.js';
import { visitModel } from './visit-message.js';

/** To a lead: these guests have nobody to sit with, as far as they still come and nobody was found since. */
export const hostNeeded: NoticeKind<{ departmentId: string; visitIds: string[] }> = {
  isRequired: true,
  about: 'leading',
  async load(tx, recipient, { departmentId, visitIds }) {
    if (!(await findLead(tx, departmentId, recipient.id))) return null;
    const visits: VisitForMail[] = [];
    for (const id of visitIds) {
      const visit = await findVisitForMail(tx, id);
      if (visit?.state === 'approved' && !visit.hostId && visit.startsAt > now()) visits.push(visit);
    }
    const [first] = visits;
    if (!first) return null;
    const facts = { count: visits.length, visitor: first.visitorName };
    return {
      subject: say(recipient, 'hosts.mail.needed-subject', facts),
      fromName: first.departmentName,
      template: 'mail/host-needed',
      model: {
        visits: visits.map((visit) => ({ ...visitModel(visit), url: `${visitUrl(visit.id)}#host` })),
        department: first.departmentName,
        url: visits.length === 1 ? `${visitUrl(first.id)}#host` : hostsUrl(departmentId),
      },
    };
  },
};

/** To a host whom a lead reported absent: what is written down about somebody, they hear. */
export const absenceReported: NoticeKind<{ absenceId: string }> = {
  isRequired: true,
  about: 'hosting',
  async load(tx, recipient, { absenceId }) {
    const absence = await findAbsence(tx, absenceId);
    if (!absence) return null;
    return {
      subject: say(recipient, 'hosts.mail.reported-subject'),
      template: 'mail/absence-reported',
      model: { absence, url: hostingUrl() },
    };
  },
};
