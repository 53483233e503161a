import type { Department } from '../../src/people/department.entity.js';
import { now } from '../../src/platform/clock.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { SlotHost } from '../../src/slots/slot-host.entity.js';
import { Slot } from '../../src/slots/slot.entity.js';
import type { SlotHours } from '../../src/slots/slot.rules.js';
import { aLead } from './people.js';

const HOUR = 3_600_000;

/** Hours that begin so many hours from now, three of them unless told otherwise. */
export function hoursFromNow(hours: number, lengthHours = 3): SlotHours {
  const startsAt = new Date(now().getTime() + hours * HOUR);
  return { startsAt, endsAt: new Date(startsAt.getTime() + lengthHours * HOUR) };
}

export type SlotFacts = Partial<Omit<Slot, 'department' | 'createdBy' | 'seatsTaken'>> & { hostIds?: string[] };

/** A published slot of one seat in a week, set down directly: no rule is asked, nothing is audited or mailed. */
export async function aSlot(tx: Tx, department: Department, { hostIds = [], ...facts }: SlotFacts = {}): Promise<Slot> {
  const createdById = facts.createdById ?? (await aLead(tx, department)).id;
  const slot = await tx.save(
    tx.create(Slot, {
      departmentId: department.id,
      channel: 'phone',
      location: 'Kamer 2.14',
      seats: 1,
      audience: 'both',
      approval: 'lead',
      ...hoursFromNow(7 * 24),
      ...facts,
      createdById,
    }),
  );
  const { id: slotId, startsAt, endsAt, state: slotState } = slot;
  for (const hostId of hostIds) await tx.insert(SlotHost, { slotId, hostId, startsAt, endsAt, slotState });
  return slot;
}
