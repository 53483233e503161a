import { recordAudit } from '../audit/record-audit.js';
import { type HostChoice, chooseHost } from '../hosts/choose-host.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { insertHosts } from '../slots/publish-slot.js';
import type { Slot } from '../slots/slot.entity.js';
import { listHostIds } from '../slots/slots.queries.js';
import { openHostInvite, reviseInvites } from './change-invites.js';
import { Invite } from './invite.entity.js';
import { Visit } from './visit.entity.js';

/**
 * Another host for every one of these approved guests of a locked slot, who have none or lose theirs; `hostId` is who sat
 * with them so far. Both hosts' calendars follow, the guests' are the caller's to see to. Returns whose host is another.
 */
export async function replaceHosts(tx: Tx, slot: Slot, visits: Visit[], choice: HostChoice = {}): Promise<Visit[]> {
  const rehosted: Visit[] = [];
  for (const visit of visits) {
    const hostId = await chooseHost(tx, slot.id, visit.visitorId, choice);
    if (hostId === visit.hostId) continue;
    await giveHost(tx, slot, visit, hostId);
    rehosted.push(tx.create(Visit, { ...visit, hostId }));
  }
  return rehosted;
}

/** Seats a guest beside another host, or beside nobody, and tells the calendars of both hosts. */
export async function giveHost(tx: Tx, slot: Slot, visit: Visit, hostId: string | null): Promise<void> {
  if (visit.hostId)
    await reviseInvites(tx, await tx.findBy(Invite, { visitId: visit.id, personId: visit.hostId }), 'cancel');
  if (hostId) await nameHost(tx, slot, hostId);
  await tx.update(Visit, { id: visit.id }, { hostId });
  if (hostId) await openHostInvite(tx, visit.id, hostId);
}

/** A guest's host must be one of the slot's. */
async function nameHost(tx: Tx, slot: Slot, hostId: string): Promise<void> {
  const hostIds = await listHostIds(tx, slot.id);
  if (hostIds.includes(hostId)) return;
  await insertHosts(tx, slot, [hostId]);
  await recordHosts(tx, slot.id, hostIds, [...hostIds, hostId]);
}

/** Not by anybody in particular: whose absence, or whose "rather not", made room is not for all to read. */
export function recordHosts(tx: Tx, slotId: string, before: string[], after: string[]): Promise<void> {
  return recordAudit(tx, {
    actorId: null,
    act: 'slot.hosts-changed',
    subjectType: 'slot',
    subjectId: slotId,
    before: { hostIds: before },
    after: { hostIds: after },
  });
}

/** The guests hear who sits with them now, in their calendars; written down as done by the actor, or by nobody in particular. */
export async function tellOtherHost(
  tx: Tx,
  actor: Actor | null,
  changes: { id: string; was: string | null; is: string | null }[],
): Promise<void> {
  for (const { id, was, is } of changes) {
    await recordAudit(tx, {
      actorId: actor?.id ?? null,
      act: 'visit.host-changed',
      subjectType: 'visit',
      subjectId: id,
      before: { hostId: was },
      after: { hostId: is },
    });
    await reviseInvites(tx, await tx.findBy(Invite, { visitId: id, role: 'visitor', isLive: true }), 'details');
  }
}
