import type { Recipient } from '../people/recipient.queries.js';
import { now } from '../platform/clock.js';
import { translate, type Wording } from '../platform/views/locales.js';
import type { InviteRole } from '../visits/invite.rules.js';
import type { VisitForMail } from '../visits/invites.queries.js';

const ID = '00000000-0000-4000-8000-000000000000';
const OTHER_ID = '00000000-0000-4000-8000-000000000001';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const visitor = { givenName: 'Noor', name: 'Noor de Boer', address: 'noor@example.org' };
const host = { givenName: 'Daan', name: 'Daan Visser', address: 'daan@example.org' };

/** Somebody a sample can be written to. */
export const sampleRecipient = (role: InviteRole, words: Wording): Recipient => ({
  id: ID,
  ...(role === 'host' ? host : visitor),
  language: words.language,
  own: words.own,
});

/** A visit that nobody pays, for a sample of what is said about one. */
export function sampleVisit({ language }: Wording): VisitForMail {
  const said = (name: string) => translate(language, `administration.sample.${name}`);
  const morning = new Date(Math.floor(+now() / DAY) * DAY + 7 * DAY + 9 * HOUR);
  return {
    id: ID,
    slotId: ID,
    state: 'approved',
    reason: said('reason'),
    learningGoals: [said('goal')],
    requestedById: ID,
    requestedByName: visitor.name,
    requestedAt: now(),
    departmentId: ID,
    departmentName: said('department'),
    timeZone: 'Europe/Amsterdam',
    channel: 'phone',
    location: said('place'),
    briefing: said('briefing'),
    startsAt: morning,
    endsAt: new Date(+morning + 3 * HOUR),
    slotState: 'published',
    seats: 3,
    seatsTaken: 1,
    replacesId: null,
    visitorId: ID,
    visitorName: visitor.name,
    visitorDepartmentName: said('home'),
    hostId: OTHER_ID,
    hostName: host.name,
  };
}

/** What somebody was told before everything about the visit changed. */
export const sampleTold = ({ startsAt, endsAt }: VisitForMail, place: string) => ({
  sequence: 0,
  isCancelled: false,
  startsAt: new Date(+startsAt - DAY).toISOString(),
  endsAt: new Date(+endsAt - DAY).toISOString(),
  location: place,
  hostId: null,
});
