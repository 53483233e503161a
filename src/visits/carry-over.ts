import { In } from 'typeorm';
import type { Tx } from '../platform/database/transactions.js';
import { openInvites, reviseInvites } from './change-invites.js';
import { Invite } from './invite.entity.js';
import { MailLink } from '../people/mail-link.entity.js';
import { placesOf, tellWhenFull } from './open-visit.js';
import type { Visit } from './visit.entity.js';

type Successor = Pick<Visit, 'id' | 'slotId' | 'visitorId' | 'hostId'>;

/**
 * The calendar events of a visit that moved go over to the visit in its place: one UID, SEQUENCE up, so that the event
 * in the calendar changes and does not double. A host who is no longer beside the guest loses it, a new one gets it.
 */
export async function carryOver(tx: Tx, replaced: Pick<Visit, 'id'>, visit: Successor): Promise<void> {
  const places = placesOf(visit);
  const live = await tx.findBy(Invite, { visitId: replaced.id, isLive: true });
  const carried = live.filter(({ personId }) => places.some((place) => place.personId === personId));
  const left = live.filter((invite) => !carried.includes(invite));
  const personIds = carried.map(({ personId }) => personId);

  await tx.update(Invite, { id: In(carried.map(({ id }) => id)) }, { visitId: visit.id });
  // "I can't come" in an earlier mail speaks of the visit wherever it went.
  await tx.update(MailLink, { subjectId: replaced.id, personId: In(personIds) }, { subjectId: visit.id });
  await reviseInvites(tx, carried, 'details', true);
  await reviseInvites(tx, left, 'cancel');
  const newcomers = places.filter(({ personId }) => !personIds.includes(personId));
  if (newcomers.length) await openInvites(tx, newcomers);
  await tellWhenFull(tx, visit.slotId);
}
