import { calendarFeed, calendarMessage } from '../calendar/calendar-object.client.js';
import { Person } from '../people/person.entity.js';
import { type Actor, fullName } from '../people/person.rules.js';
import { findRecipient } from '../people/recipient.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound, Refused } from '../platform/refusal.js';
import { translate } from '../platform/views/locales.js';
import { readOwnTexts } from '../texts/texts.queries.js';
import { Invite } from './invite.entity.js';
import { inviteEvent } from './invite-event.js';
import { listVisitsOfFeed, findVisitForMail } from './invites.queries.js';
import { getVisit } from './visits.queries.js';

/** The calendar object of a visit as it is now: the actor's own, else the visitor's. Throws NotFound, Refused. */
export async function inviteFile(tx: Tx, actor: Actor, visitId: string): Promise<string> {
  const { visitorId } = await getVisit(tx, actor, visitId);
  const invites = await tx.findBy(Invite, { visitId });
  const invite =
    invites.find(({ personId }) => personId === actor.id) ?? invites.find(({ personId }) => personId === visitorId);
  if (!invite) throw new Refused('not-approved');
  const visit = await findVisitForMail(tx, visitId);
  const attendee = await findRecipient(tx, invite.personId);
  if (!visit || !attendee) throw new NotFound('invite');
  const method = invite.isLive ? 'REQUEST' : 'CANCEL';
  return calendarMessage({ ...inviteEvent(invite, visit, attendee), method, attendee });
}

const FILE_NAME = /^([\w-]{20,})\.ics$/;

/** Everything that stands in the person's calendar, for who knows the secret in the file's name. Throws NotFound. */
export async function personalFeed(tx: Tx, file: string): Promise<string> {
  const secret = FILE_NAME.exec(file)?.[1];
  const person = secret ? await tx.findOneBy(Person, { feedSecret: secret, isActive: true }) : null;
  if (!person) throw new NotFound('calendar');
  const words = { language: person.language, own: await readOwnTexts(tx) };
  const rows = await listVisitsOfFeed(tx, person.id);
  const events = rows.map(({ invite, visit }) => inviteEvent(invite, visit, words));
  return calendarFeed(translate(person.language, 'visits.feed-name', { name: fullName(person) }), events);
}
