import { randomUUID } from 'node:crypto';
import { enqueue } from '../jobs/enqueue.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { Invite } from './invite.entity.js';
import { changeInvite, type InviteChange, type InviteRole } from './invite.rules.js';

interface Place {
  visitId: string;
  personId: string;
  role: InviteRole;
}

/** Puts the visit into the person's calendar, under a UID of its own or, for a host who returns, under the old one. */
export async function openInvite(tx: Tx, place: Place): Promise<void> {
  const earlier = await tx.findOneBy(Invite, { visitId: place.visitId, personId: place.personId });
  if (earlier) return reviseInvites(tx, [earlier], 'revive');
  const [, domain] = settings().mailFrom.split('@');
  const invite = tx.create(Invite, { ...place, uid: `${randomUUID()}@${domain}` });
  await tx.insert(Invite, invite);
  await announce(tx, [invite]);
}

/** Takes the visit out of the calendars of these invites, or tells them of the change; SEQUENCE rises with each. */
export async function reviseInvites(tx: Tx, invites: Invite[], change: InviteChange, moved = false): Promise<void> {
  for (const invite of invites) {
    await tx.update(Invite, { id: invite.id }, { ...changeInvite(invite, change), ...(moved ? { remindedAt: null } : {}) });
  }
  await announce(tx, invites);
}

/** One queue per invite: a CANCEL can never overtake its REQUEST. */
async function announce(tx: Tx, invites: Invite[]): Promise<void> {
  const jobs = invites.map(({ id }) => ({ name: 'send-invite', payload: { inviteId: id }, key: `invite:${id}`, queue: `invite:${id}` }));
  await enqueue(tx, ...jobs);
}
