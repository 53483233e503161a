import { calendarMessage } from '../calendar/calendar-object.client.js';
import type { Recipient } from '../people/recipient.queries.js';
import { now } from '../platform/clock.js';
import { messageId, type OutgoingMail, scheduler } from '../platform/mail/outgoing-mail.js';
import { settings } from '../platform/settings.js';
import { translate } from '../platform/views/locales.js';
import type { Views } from '../platform/views/views.js';
import type { TestInvite } from './test-invite.entity.js';

type Told = Pick<TestInvite, 'id' | 'uid' | 'sequence' | 'isLive' | 'startsAt' | 'endsAt'>;

const SENDER = 'Meekijk';

/** The mail with the event, or the one that takes it away. */
export function testInviteMessage(invite: Told, recipient: Recipient, views: Views): OutgoingMail {
  const { name, address, language, own } = recipient;
  const { id, uid, sequence, isLive, startsAt, endsAt } = invite;
  const url = `${settings().baseUrl}/administration/mail-test`;
  const title = translate(language, 'mail.test-invite.event', {}, own);
  const event = { uid, sequence, stamp: now(), startsAt, endsAt, summary: title, description: url, location: '', url };
  const method = isLive ? 'REQUEST' : 'CANCEL';
  return {
    to: { name, address },
    fromName: SENDER,
    subject: isLive ? title : translate(language, 'mail.invite-cancel.subject', { title }, own),
    html: views.render('mail/test-invite', { recipient, isLive, url }, language, own),
    messageId: messageId('test-invite', id, sequence),
    calendar: {
      method,
      content: calendarMessage({ ...event, organizer: scheduler(SENDER), method, attendee: recipient }),
    },
  };
}
