import type { CalendarEvent } from '../calendar/calendar-object.client.js';
import { now } from '../platform/clock.js';
import { scheduler } from '../platform/mail/outgoing-mail.js';
import type { Language } from '../platform/views/languages.js';
import { translate } from '../platform/views/locales.js';
import type { Invite } from './invite.entity.js';
import type { InviteRole } from './invite.rules.js';
import type { VisitForMail } from './invites.queries.js';
import { visitUrl } from './mail-urls.js';

/** The event as it stands in the calendar of the invite's person, in that person's language. */
export function inviteEvent(
  invite: Pick<Invite, 'uid' | 'sequence' | 'role'>,
  visit: VisitForMail,
  language: Language,
): CalendarEvent {
  return {
    uid: invite.uid,
    sequence: invite.sequence,
    stamp: now(),
    startsAt: visit.startsAt,
    endsAt: visit.endsAt,
    summary: eventTitle(invite.role, visit, language),
    description: describe(invite.role, visit, language),
    location: visit.location,
    url: visitUrl(visit.id),
    // Never a participant: Outlook shows no buttons to a recipient who is the organizer too.
    organizer: scheduler(visit.departmentName),
  };
}

/** One line: it is the mail's subject as well, and Exchange names the event after that. */
export function eventTitle(role: InviteRole, visit: VisitForMail, language: Language): string {
  const { departmentName: department, visitorName: visitor, visitorDepartmentName: home } = visit;
  const title =
    role === 'host'
      ? translate(language, 'mail.event.host-title', { visitor, home })
      : translate(language, 'visits.at', { department });
  return title.replace(/\s+/g, ' ');
}

function describe(role: InviteRole, visit: VisitForMail, language: Language): string {
  const { learningGoals, briefing } = visit;
  const goals = [`${translate(language, 'visits.goals')}:`, ...learningGoals.map((goal) => `- ${goal}`)].join('\n');
  return [companyLine(role, visit, language), goals, briefing, visitUrl(visit.id)].filter(Boolean).join('\n\n');
}

function companyLine(role: InviteRole, visit: VisitForMail, language: Language): string | null {
  const { visitorName: visitor, visitorDepartmentName: home, hostName: host } = visit;
  if (role === 'host') return translate(language, 'mail.event.visitor', { visitor, home });
  return host && translate(language, 'mail.event.host', { host });
}
