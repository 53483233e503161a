import { In } from 'typeorm';
import { recordAudit } from '../audit/record-audit.js';
import { notify } from '../notices/notify.js';
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
import { reviseInvites } from './change-invites.js';
import { Invite } from './invite.entity.js';
import { lockOpenVisits } from './lock-visit.js';
import { offerFreedSeats } from './offer-freed-seats.js';
import { tellWhenFull } from './open-visit.js';
import { replaceHosts } from './replace-hosts.js';
import { Visit } from './visit.entity.js';
import { countGuestsElsewhere, countOnVisit } from './visits.queries.js';

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
  const unhosted = approved.filter(({ hostId }) => hostId === null || removed.includes(hostId));
  const rehosted = new Set((await replaceHosts(tx, next, unhosted)).map(({ id }) => id));
  await tellEverybody(tx, slot, next, visits, rehosted);
}

const pick = (slot: Slot, like: object) =>
  Object.fromEntries(Object.keys(like).map((key) => [key, slot[key as keyof Slot]]));

/** Hosts who sit with guests of the slot and stay. */
const seatedHostIds = (visits: Visit[], removed: string[]) =>
  visits.flatMap(({ hostId }) => (hostId && !removed.includes(hostId) ? hostId : []));

async function tellEverybody(tx: Tx, slot: Slot, next: Slot, visits: Visit[], rehosted: Set<string>): Promise<void> {
  const moved = +next.startsAt !== +slot.startsAt || +next.endsAt !== +slot.endsAt;
  const elsewhere = moved || next.location !== slot.location;
  const invites = await tx.findBy(Invite, { visitId: In(visits.map(({ id }) => id)), isLive: true });
  const concerned = invites.filter(({ visitId, role }) => elsewhere || (role === 'visitor' && rehosted.has(visitId)));
  await reviseInvites(tx, concerned, 'details', moved);
  const waiting = elsewhere ? visits.filter(({ state }) => state !== 'approved') : [];
  await notify(
    tx,
    ...waiting.map(({ id, visitorId }) => ({ personId: visitorId, kind: 'slot-changed', payload: { visitId: id } })),
  );
  if (next.seats !== slot.seats) await tellWhenFull(tx, slot.id);
  await offerFreedSeats(tx, slot.id);
}
