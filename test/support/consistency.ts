import { expect } from '@jest/globals';
import type { Tx } from '../../src/platform/database/transactions.js';
import { Slot } from '../../src/slots/slot.entity.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { listInvites } from './invites.js';

/** Seats as many as approved visits, calendars as the visits are, hours as the slot's. */
export async function expectConsistent(tx: Tx, slotId: string): Promise<void> {
  const slot = await tx.findOneByOrFail(Slot, { id: slotId });
  const visits = await tx.findBy(Visit, { slotId });
  const approved = visits.filter(({ state }) => state === 'approved');
  expect(slot.seatsTaken).toBe(approved.length);
  expect(slot.seatsTaken).toBeLessThanOrEqual(slot.seats);
  if (slot.state === 'withdrawn') expect(approved).toEqual([]);
  for (const visit of visits) {
    const { startsAt, endsAt, state: slotState } = slot;
    expect(visit).toMatchObject({ startsAt, endsAt, slotState });
    const expected = visit.state === 'approved' ? [visit.visitorId, ...(visit.hostId ? [visit.hostId] : [])] : [];
    const live = (await listInvites(tx, visit.id)).filter(({ isLive }) => isLive);
    expect(live.map(({ personId }) => personId)).toEqual(expected);
  }
}
