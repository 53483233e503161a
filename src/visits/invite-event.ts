import type { CalendarEvent } from '../calendar/calendar-object.client.js';
import { now } from '../platform/clock.js';
import { scheduler } from '../platform/mail/outgoing-mail.js';
import { translate, type Wording } from '../platform/views/locales.js';
import type { Invite } from './invite.entity.js';
import type { InviteRole } from './invite.rules.js';
import type { VisitForMail } from './invites.queries.js';
import { visitUrl } from './mail-urls.js';

/** The event as it stands in the calendar of the invite's person, in the words for that person. */
export function inviteEvent(
  invite: Pick<Invite, 'uid' | 'sequence' | 'role'>,
  visit: VisitForMail,
  words: Wording,
): CalendarEvent {
  return {
    uid: invite.uid,
    sequence: invite.sequence,
    stamp: now(),
    startsAt: visit.startsAt,
    endsAt: visit.endsAt,
    summary: eventTitle(invite.role, visit, words),
    description: describe(invite.role, visit, words),
    location: visit.location,
    url: visitUrl(visit.id),
    // Never a participant: Outlook shows no buttons to a recipient who is the organizer too.
    organizer: scheduler(visit.departmentName),
  };
}

/** One line: it is the mail's subject as well, and Exchange names the event after that. */
export function eventTitle(role: InviteRole, visit: VisitForMail, { language, own }: Wording): string {
  const { departmentName: department, visitorName: visitor, visitorDepartmentName: home } = visit;
  const title =
    role === 'host'
      ? translate(language, 'mail.event.host-title', { visitor, home }, own)
      : translate(language, 'visits.at', { department }, own);
  return title.replace(/\s+/g, ' ');
}

function describe(role: InviteRole, visit: VisitForMail, words: Wording): string {
  const { learningGoals, briefing } = visit;
  const goals = [`${translate(words.language, 'visits.goals')}:`, ...learningGoals.map((goal) => `- ${goal}`)].join(
    '\n',
  );
  return [companyLine(role, visit, words), goals, briefing, visitUrl(visit.id)].filter(Boolean).join('\n\n');
}

function companyLine(role: InviteRole, visit: VisitForMail, { language, own }: Wording): string | null {
  const { visitorName: visitor, visitorDepartmentName: home, hostName: host } = visit;
  if (role === 'host') return translate(language, 'mail.event.visitor', { visitor, home }, own);
  return host && translate(language, 'mail.event.host', { host }, own);
}
