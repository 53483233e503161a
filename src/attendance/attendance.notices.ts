import type { NoticeKind, NoticeMail } from '../notices/notice-kind.js';
import { getActor } from '../people/people.queries.js';
import { findReplyTo, type Recipient } from '../people/recipient.queries.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { say } from '../platform/views/locales.js';
import { findVisitForMail } from '../visits/invites.queries.js';
import { slotsUrl, visitUrl } from '../visits/mail-urls.js';
import { visitModel } from '../visits/visit-message.js';
import { createAttendanceLink } from './create-attendance-link.js';
import { findAttendance, listGuestsOf } from './attendance.queries.js';
import { whyNotMark } from './attendance.rules.js';

/** To the host beside whom guests sat, or to a lead for those without a host; while one of them is still to be marked. */
export const attendanceAsked: NoticeKind<{ slotId: string }> = {
  isRequired: false,
  about: 'hosting',
  async load(tx, recipient, { slotId }) {
    const person = await getActor(tx, recipient.id);
    const at = now();
    const guests = (await listGuestsOf(tx, slotId)).filter(
      ({ outcome, hostId, ...guest }) =>
        outcome === null &&
        (hostId === null || hostId === person.id) &&
        whyNotMark({ actor: person, visit: { ...guest, hostId, state: 'approved' }, slot: guest, now: at }) === null,
    );
    const [first] = guests;
    if (!first) return null;
    const token = await createAttendanceLink(tx, person.id, slotId);
    return {
      subject: say(recipient, 'attendance.mail.asked-subject', { count: guests.length, visitor: first.visitorName }),
      fromName: first.departmentName,
      template: 'mail/attendance-asked',
      model: { guests, first, url: `${settings().baseUrl}/attendance/${token}` },
    };
  },
};

/** To a visitor who was marked as missed: what is written down about somebody, they hear. */
export const visitMissed: NoticeKind<{ visitId: string }> = {
  isRequired: true,
  about: 'visiting',
  load: (tx, recipient, { visitId }) =>
    aboutMissed(tx, recipient, visitId, {
      template: 'mail/visit-missed',
      subject: 'attendance.mail.visit-missed-subject',
    }),
};

/** To the leads, and to whom marked it: the visitor says to have been there. */
export const attendanceDisputed: NoticeKind<{ visitId: string }> = {
  isRequired: false,
  about: 'leading',
  load: (tx, recipient, { visitId }) =>
    aboutMissed(tx, recipient, visitId, {
      template: 'mail/attendance-disputed',
      subject: 'attendance.mail.attendance-disputed-subject',
    }),
};

async function aboutMissed(
  tx: Tx,
  recipient: Recipient,
  visitId: string,
  mail: { template: string; subject: string },
): Promise<NoticeMail | null> {
  const visit = await findVisitForMail(tx, visitId);
  const attendance = await findAttendance(tx, visitId);
  if (!visit || visit.state !== 'approved' || attendance?.outcome !== 'missed') return null;
  const { visitorName: visitor, departmentName: department } = visit;
  const isToVisitor = recipient.id === visit.visitorId;
  return {
    subject: say(recipient, mail.subject, { visitor, department }),
    fromName: visit.departmentName,
    replyTo: isToVisitor ? await findReplyTo(tx, visit.departmentId, recipient) : undefined,
    template: mail.template,
    model: { visit: visitModel(visit), reason: attendance.reason, visitUrl: visitUrl(visitId), slotsUrl: slotsUrl() },
  };
}
