import { recordAudit } from '../audit/record-audit.js';
import { holdDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput, NotFound, refuseWhen } from '../platform/refusal.js';
import { SlotHost } from './slot-host.entity.js';
import { Slot } from './slot.entity.js';
import { whyNotPublish } from './slot.rules.js';
import type { PublishSlotInput } from './slots.dto.js';
import { findHostFacts } from './slots.queries.js';

/** Throws InvalidInput when the department is unknown, or has no place and none is given. */
export async function publishSlot(tx: Tx, actor: Actor, input: PublishSlotInput): Promise<string> {
  const { hostIds = [], ...details } = input;
  const department = await holdDepartment(tx, input.departmentId).catch((error: unknown) => {
    if (error instanceof NotFound)
      throw new InvalidInput([{ field: 'departmentId', rule: 'unknown-department', facts: {} }]);
    throw error;
  });
  const location = input.location ?? department.place;
  if (!location) throw new InvalidInput([{ field: 'location', rule: 'required', facts: {} }]);
  const hosts = await findHostFacts(tx, department.id, hostIds, input, null);
  refuseWhen(whyNotPublish({ actor, department, hours: input, hosts, now: now() }));

  const slot = tx.create(Slot, {
    language: 'nl',
    audience: 'both',
    approval: 'lead',
    briefing: '',
    ...details,
    location,
    state: 'published',
    createdById: actor.id,
  });
  await insertPublished(tx, actor, [{ slot, hostIds, written: { ...details, location, hostIds } }]);
  return slot.id;
}

export interface NewSlot {
  slot: Slot;
  hostIds: string[];
  /** For the audit. */
  written: object;
}

/** Puts down slots to which the rule has said yes. */
export async function insertPublished(tx: Tx, actor: Actor, slots: NewSlot[]): Promise<void> {
  await tx.insert(
    Slot,
    slots.map(({ slot }) => slot),
  );
  for (const { slot, hostIds } of slots) await insertHosts(tx, slot, hostIds);
  const facts = slots.map(({ slot, written }) => ({
    actorId: actor.id,
    act: 'slot.published',
    subjectType: 'slot',
    subjectId: slot.id,
    after: written,
  }));
  await recordAudit(tx, ...facts);
}

export async function insertHosts(tx: Tx, slot: Slot, hostIds: string[]): Promise<void> {
  if (!hostIds.length) return;
  const { id: slotId, startsAt, endsAt, state: slotState } = slot;
  await tx.insert(
    SlotHost,
    hostIds.map((hostId) => ({ slotId, hostId, startsAt, endsAt, slotState })),
  );
}
