import { In } from 'typeorm';
import { recordAudit } from '../audit/record-audit.js';
import { enqueue } from '../jobs/enqueue.js';
import { lockPeople } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { insertHosts } from '../slots/publish-slot.js';
import { SlotHost } from '../slots/slot-host.entity.js';
import { Slot } from '../slots/slot.entity.js';
import { whyNotChangeSlot } from '../slots/slot.rules.js';
import type { ChangeSlotInput } from '../slots/slots.dto.js';
import { findHostFacts, listHostIds, lockSlot } from '../slots/slots.queries.js';
import { openHostInvite, reviseInvites } from './change-invites.js';
import { Invite } from './invite.entity.js';
import { lockOpenVisits } from './lock-visit.js';
import { tellWhenFull } from './open-visit.js';
import { Visit } from './visit.entity.js';
import { assignHost } from './visit.rules.js';
import { countGuestsElsewhere, countOnVisit, lockFreeHosts } from './visits.queries.js';

/** Changes a published slot and carries its visits along: calendars follow where time, place or host changed. */
export async function changeSlot(tx: Tx, actor: Actor, slotId: string, input: ChangeSlotInput): Promise<void> {
  const slot = await lockSlot(tx, slotId);
  const visits = await lockOpenVisits(tx, slot);
  const hostIds = await listHostIds(tx, slot.id);
  const { hostIds: nextHostIds = hostIds, ...details } = input;
  const next = Object.assign(tx.create(Slot, { ...slot }), details);
  const removed = hostIds.filter((id) => !nextHostIds.includes(id));
  await lockPeople(tx, [...hostIds, ...visits.map(({ visitorId }) => visitorId)]);
  const hosts = await findHostFacts(tx, slot.departmentId, nextHostIds, next, slot.id);
  hosts.doubleBooked += await countOnVisit(tx, seatedHostIds(visits, removed), slot.id, next);
  const guestsElsewhere = await countGuestsElsewhere(tx, slot.id, next);
  refuseWhen(whyNotChangeSlot({ actor, slot, next, hosts, guestsElsewhere, now: now() }));

  // The hosts who leave go first and the new ones come last, so that no one is counted at both the old and the new hours.
  // The visits that are over point to their host as well.
  if (removed.length) await tx.update(Visit, { slotId: slot.id, hostId: In(removed) }, { hostId: null });
  if (removed.length) await tx.delete(SlotHost, { slotId: slot.id, hostId: In(removed) });
  if (Object.keys(details).length) await tx.update(Slot, { id: slot.id }, details);
  await insertHosts(
    tx,
    next,
    nextHostIds.filter((id) => !hostIds.includes(id)),
  );
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'slot.changed',
    subjectType: 'slot',
    subjectId: slot.id,
    before: { ...pick(slot, details), hostIds },
    after: { ...details, hostIds: nextHostIds },
  });
  const approved = visits.filter(({ state }) => state === 'approved');
  const rehosted = await assignHosts(tx, slot.id, approved, removed);
  await tellEverybody(tx, slot, next, visits, rehosted);
}

const pick = (slot: Slot, like: object) =>
  Object.fromEntries(Object.keys(like).map((key) => [key, slot[key as keyof Slot]]));

/** Hosts who sit with guests of the slot and stay. */
const seatedHostIds = (visits: Visit[], removed: string[]) =>
  visits.flatMap(({ hostId }) => (hostId && !removed.includes(hostId) ? hostId : []));

/** Gives a host to every guest who has none (any more); returns those guests' visits. */
async function assignHosts(tx: Tx, slotId: string, approved: Visit[], removed: string[]): Promise<Set<string>> {
  const rehosted = new Set<string>();
  const hostIds = await lockFreeHosts(tx, slotId);
  const taken = approved.map(({ hostId }) => (hostId && removed.includes(hostId) ? null : hostId));
  for (const [index, visit] of approved.entries()) {
    if (taken[index] !== null) continue;
    const hostId = assignHost(
      hostIds.filter((id) => id !== visit.visitorId),
      taken,
    );
    taken[index] = hostId;
    if (hostId === visit.hostId) continue;
    rehosted.add(visit.id);
    if (visit.hostId)
      await reviseInvites(tx, await tx.findBy(Invite, { visitId: visit.id, personId: visit.hostId }), 'cancel');
    if (hostId) await tx.update(Visit, { id: visit.id }, { hostId });
    if (hostId) await openHostInvite(tx, visit.id, hostId);
  }
  return rehosted;
}

async function tellEverybody(tx: Tx, slot: Slot, next: Slot, visits: Visit[], rehosted: Set<string>): Promise<void> {
  const moved = +next.startsAt !== +slot.startsAt || +next.endsAt !== +slot.endsAt;
  const elsewhere = moved || next.location !== slot.location;
  const invites = await tx.findBy(Invite, { visitId: In(visits.map(({ id }) => id)), isLive: true });
  const concerned = invites.filter(({ visitId, role }) => elsewhere || (role === 'visitor' && rehosted.has(visitId)));
  await reviseInvites(tx, concerned, 'details', moved);
  const waiting = elsewhere ? visits.filter(({ state }) => state !== 'approved') : [];
  await enqueue(
    tx,
    ...waiting.map(({ id }) => ({ name: 'mail-slot-changed', payload: { visitId: id }, key: `slot-changed:${id}` })),
  );
  if (next.seats !== slot.seats) await tellWhenFull(tx, slot.id);
}
