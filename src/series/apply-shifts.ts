import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { Refused } from '../platform/refusal.js';
import { localDate } from '../platform/views/days.js';
import { hoursOn } from '../slots/copy.rules.js';
import type { SlotHours } from '../slots/slot.rules.js';
import type { ChangeSlotInput } from '../slots/slots.dto.js';
import { changeSlot } from '../visits/change-slot.js';
import { withdrawSlot } from '../visits/withdraw-slot.js';
import type { ComingSlot } from './series.queries.js';
import { SeriesSlot } from './series-slot.entity.js';
import type { GuestChoice, Shift } from './series.rules.js';
import type { SeriesGuest, SeriesStep } from './series-step.js';

export interface ShiftOrder {
  actor: Actor;
  timeZone: string;
  shifts: Shift<ComingSlot>[];
  details: Omit<ChangeSlotInput, 'startsAt' | 'endsAt'>;
  /** The new hours, on any date; null when they stay. */
  clock: SlotHours | null;
  guests: SeriesGuest[];
  choice: GuestChoice;
  /** Told to guests whose visit is called off. */
  reason?: string;
}

/** Changes, moves or withdraws each slot by itself, with its visits; one that cannot be stays as it was, and says why. */
export async function applyShifts(tx: Tx, order: ShiftOrder): Promise<SeriesStep[]> {
  const steps: SeriesStep[] = [];
  for (const shift of inOrder(order.shifts)) steps.push(await applyShift(tx, order, shift));
  return steps;
}

/** What falls out goes first, and the latest of those that move on: a host is not to be in the way of his own next slot. */
function inOrder(shifts: Shift<ComingSlot>[]): Shift<ComingSlot>[] {
  const leaving = shifts.filter(({ to }) => to === null);
  const back = shifts.filter(({ slot, to }) => to !== null && to <= slot.on);
  const onward = shifts.filter(({ slot, to }) => to !== null && to > slot.on);
  return [...leaving, ...back, ...onward.reverse()];
}

async function applyShift(tx: Tx, order: ShiftOrder, { slot, to }: Shift<ComingSlot>): Promise<SeriesStep> {
  const { actor, timeZone, choice, reason } = order;
  const guests = order.guests.filter(({ slotId }) => slotId === slot.id);
  const stays = choice === 'stay' && guests.length > 0;
  const change = changeOf(order, slot, to, stays);
  const { startsAt = slot.startsAt, endsAt = slot.endsAt } = change;
  const before = localDate(slot.startsAt, timeZone);
  const date = localDate(startsAt, timeZone);
  const step = { date, movedFrom: null, slotId: slot.id, startsAt, endsAt, closed: null, guests };
  if (to === null && !stays) {
    const whyNot = await attemptStep(tx, (inner) => withdrawSlot(inner, actor, slot.id, { reason }));
    return { ...step, kind: 'withdraw', whyNot };
  }
  if (!Object.keys(change).length) return { ...step, kind: 'keep', whyNot: null };
  const whyNot = await attemptStep(tx, async (inner) => {
    await changeSlot(inner, actor, slot.id, change);
    if (to !== null && !stays) await inner.update(SeriesSlot, { slotId: slot.id }, { on: to });
  });
  if (date === before) return { ...step, kind: 'change', whyNot };
  return { ...step, kind: 'move', movedFrom: before, whyNot };
}

function changeOf({ details, clock, timeZone }: ShiftOrder, slot: ComingSlot, to: string | null, stays: boolean) {
  if (stays) return unnoticed(details);
  if (to === null) return {};
  // A slot that was moved by itself stays on its date as long as the series does not move it.
  const date = to === slot.on ? localDate(slot.startsAt, timeZone) : to;
  const isMoved = clock !== null || to !== slot.on;
  const hours = isMoved ? hoursOn(date, clock ?? slot, timeZone) : null;
  return { ...details, ...hours };
}

/** What changes for no guest that has a visit already. */
function unnoticed({ seats, audience, approval, briefing }: ShiftOrder['details']): ChangeSlotInput {
  const all = { seats, audience, approval, briefing };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The reason it was refused with, and nothing is done; null when it was done. */
async function attemptStep(tx: Tx, work: (tx: Tx) => Promise<unknown>): Promise<string | null> {
  try {
    await tx.transaction(work);
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.reason;
    throw error;
  }
}
