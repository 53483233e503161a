import type { CalendarEvent } from '../calendar/calendar-object.client.js';
import { noticeMessage } from '../notices/notice-message.js';
import { signInMessage } from '../people/sign-in-message.js';
import type { OutgoingMail } from '../platform/mail/outgoing-mail.js';
import { translate, type Wording } from '../platform/views/locales.js';
import type { Views } from '../platform/views/views.js';
import { groupOf, SHARED } from '../texts/editable-texts.js';
import type { Announcement } from '../visits/announce-invite.js';
import { inviteEvent } from '../visits/invite-event.js';
import { Invite } from '../visits/invite.entity.js';
import { inviteMessage } from '../visits/invite-message.js';
import type { InviteRole } from '../visits/invite.rules.js';
import type { VisitForMail } from '../visits/invites.queries.js';
import { hrNudgeMail, leadNudgeMail } from '../visits/nudge.notices.js';
import { reminderMessage } from '../visits/reminder-message.js';
import { slotsUrl } from '../visits/mail-urls.js';
import { visitSubject } from '../visits/visit-message.js';
import { visitNotice } from '../visits/visit-notice.js';
import { sampleRecipient, sampleTold, sampleVisit } from './sample-visit.js';
import { testInviteMessage } from './test-invite-message.js';

const token = 'x'.repeat(43);

/** A mail in which this text stands, as visitor or host would get it in these words. */
export function sampleMail(key: string, role: InviteRole, words: Wording, views: Views): OutgoingMail {
  const group = groupOf(key);
  const recipient = sampleRecipient(role, words);
  const visit = sampleVisit(words);
  if (group === 'sign-in') return signInMessage(recipient, { linkId: visit.id, token }, views);
  if (group === 'lead-nudge') return noticeMessage('', recipient, [leadNudgeMail(recipient, [visit, visit])], views);
  if (group === 'hr-nudge') return noticeMessage('', recipient, [hrNudgeMail(recipient, [visit, visit], 3)], views);
  if (group === 'test-invite') {
    const invite = { id: visit.id, uid: visit.id, sequence: 0, startsAt: visit.startsAt, endsAt: visit.endsAt };
    return testInviteMessage({ ...invite, isLive: !key.includes('.cancel-') }, recipient, views);
  }
  if (group === 'visit-reminder') return reminderMessage({ ...sampleInvite(role, visit, words), token }, views);
  if (group === SHARED || group.startsWith('invite-')) return inviteMessage(announcementFor(key, role, words), views);
  const to = { visit, recipient };
  const template = `mail/${group}`;
  const moments = [{ ...visit, url: slotsUrl() }];
  const more = { moments, isOldKept: key.endsWith('-moving') };
  const notice = visitNotice(to, { template, subject: visitSubject(`mail.${group}.subject`, to), more });
  return noticeMessage('', recipient, [notice], views);
}

/** What the event says in the calendar of a visitor or a host. */
export function sampleEvent(role: InviteRole, words: Wording): CalendarEvent {
  const { invite, visit } = sampleInvite(role, sampleVisit(words), words);
  return inviteEvent(invite, visit, words);
}

function sampleInvite(role: InviteRole, visit: VisitForMail, words: Wording) {
  const recipient = sampleRecipient(role, words);
  const invite = Object.assign(new Invite(), {
    id: visit.id,
    visitId: visit.id,
    personId: recipient.id,
    role,
    uid: visit.id,
    sequence: 0,
    isLive: true,
    attemptedSequence: null,
    announcedSequence: null,
    remindedAt: null,
  });
  return { invite, visit, recipient };
}

/** The case of which this text speaks. */
function announcementFor(key: string, role: InviteRole, words: Wording): Announcement {
  const visit = sampleVisit(words);
  if (key.includes('no-host')) visit.hostName = null;
  const isCancel = key.includes('invite-cancel') || key === 'mail.reason';
  if (isCancel && !key.includes('released')) visit.state = 'cancelled';
  const kind = key.includes('intro-notice') ? 'notice' : isCancel ? 'cancel' : 'request';
  const { invite, recipient } = sampleInvite(role, visit, words);
  const place = translate(words.language, 'administration.sample.earlier-place');
  return {
    invite: Object.assign(invite, { isLive: !isCancel }),
    visit,
    recipient,
    kind: key.includes('invite-update') ? 'update' : kind,
    told: sampleTold(visit, place),
    token: isCancel ? null : token,
  };
}
