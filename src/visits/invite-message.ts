import { calendarMessage } from '../calendar/calendar-object.client.js';
import { messageId, type OutgoingMail } from '../platform/mail/outgoing-mail.js';
import { say } from '../platform/views/locales.js';
import type { Views } from '../platform/views/views.js';
import type { Announcement } from './announce-invite.js';
import { eventTitle, inviteEvent } from './invite-event.js';
import type { Told, VisitForMail } from './invites.queries.js';
import { cannotComeUrl } from './mail-urls.js';
import { visitMessage } from './visit-message.js';

const templates = {
  request: 'mail/invite-request',
  update: 'mail/invite-update',
  cancel: 'mail/invite-cancel',
  notice: 'mail/invite-cancel',
};

/** The mail that an announcement calls for. */
export function inviteMessage(announcement: Announcement, views: Views): OutgoingMail {
  const { kind, invite, visit, recipient, told, token } = announcement;
  const title = eventTitle(invite.role, visit, recipient);
  const mail = {
    template: templates[kind],
    subject: invite.isLive ? title : say(recipient, 'mail.invite-cancel.subject', { title }),
    messageId: messageId(invite.id, invite.sequence),
    more: {
      role: invite.role,
      changes: told && findChanges(told, visit),
      isReleased: visit.state !== 'cancelled',
      bookedBy: visit.requestedById === visit.visitorId ? null : visit.requestedByName,
      isMoved: visit.state === 'moved',
      wasInvited: kind === 'cancel',
      cannotComeUrl: token && cannotComeUrl(token),
    },
  };
  const calendar = kind === 'notice' ? undefined : calendarPart(announcement);
  return { ...visitMessage(announcement, mail, views), calendar };
}

function calendarPart({ kind, invite, visit, recipient }: Announcement): OutgoingMail['calendar'] {
  const method = kind === 'cancel' ? 'CANCEL' : 'REQUEST';
  const event = inviteEvent(invite, visit, recipient);
  return { method, content: calendarMessage({ ...event, method, attendee: recipient }) };
}

/** What is other than the person was told: the old hours and the old place, each null when it is the same. */
function findChanges(told: Told, visit: VisitForMail) {
  const startsAt = new Date(told.startsAt);
  const endsAt = new Date(told.endsAt);
  const isMoved = +startsAt !== +visit.startsAt || +endsAt !== +visit.endsAt;
  return {
    hours: isMoved ? { startsAt, endsAt } : null,
    location: told.location === visit.location ? null : told.location,
    isHostOther: told.hostId !== visit.hostId,
  };
}
