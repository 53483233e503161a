import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import { enqueue } from '../jobs/enqueue.js';
import { removeJobs } from '../jobs/remove-jobs.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { Invite } from './invite.entity.js';
import { changeInvite, type InviteChange, type InviteRole } from './invite.rules.js';

interface Place {
  visitId: string;
  personId: string;
  role: InviteRole;
}

/** Puts a visit into the calendars of people who never had it there, each under a UID of their own. */
export async function openInvites(tx: Tx, places: Place[], mailAt?: Date): Promise<void> {
  const [, domain] = settings().mailFrom.split('@');
  const invites = places.map((place) => ({ ...place, id: randomUUID(), uid: `${randomUUID()}@${domain}` }));
  await tx.createQueryBuilder().insert().into(Invite).values(invites).updateEntity(false).execute();
  await announce(tx, invites, mailAt);
}

/** Puts the visit into the calendar of somebody who becomes its host, perhaps not for the first time: one UID for life. */
export async function openHostInvite(tx: Tx, visitId: string, hostId: string): Promise<void> {
  const earlier = await tx.findOneBy(Invite, { visitId, personId: hostId });
  if (earlier) await reviseInvites(tx, [earlier], 'revive');
  else await openInvites(tx, [{ visitId, personId: hostId, role: 'host' }]);
}

/**
 * Takes the visit out of the calendars of these invites, or tells them of the change; SEQUENCE rises with each. At other
 * hours it needs an answer again (RFC 5546 3.2.2.1).
 */
export async function reviseInvites(tx: Tx, invites: Invite[], change: InviteChange, moved = false): Promise<void> {
  for (const invite of invites) {
    const reminder = moved ? { remindedAt: null } : {};
    const answer = moved || change === 'revive' ? { answer: null, answeredAt: null } : {};
    await tx.update(Invite, { id: invite.id }, { ...changeInvite(invite, change), ...reminder, ...answer });
  }
  await announce(tx, invites);
}

/** Forgets invites that nobody was ever sent: a UID no calendar knows is simply gone, and so is its job. */
export async function dropInvites(tx: Tx, invites: Invite[]): Promise<void> {
  const ids = invites.map(({ id }) => id);
  await tx.delete(Invite, { id: In(ids) });
  await removeJobs(tx, ...ids.map(jobKey));
}

const jobKey = (inviteId: string) => `invite:${inviteId}`;

/** One queue per invite: a CANCEL can never overtake its REQUEST. */
async function announce(tx: Tx, invites: { id: string }[], runAt?: Date): Promise<void> {
  const jobs = invites.map(({ id }) => ({
    name: 'send-invite',
    payload: { inviteId: id },
    key: jobKey(id),
    queue: jobKey(id),
    runAt,
  }));
  await enqueue(tx, ...jobs);
}
