import { isFreeIn, readFreeDays } from '../calendar/free-days.queries.js';
import { holdDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { IsFree } from '../calendar/working-days.rules.js';
import { localDate } from '../platform/views/days.js';
import { findCopyFacts } from './copies.queries.js';
import { daysAfter, hoursOn, isWeekend, whyNotCopy } from './copy.rules.js';
import { insertPublished } from './publish-slot.js';
import { Slot } from './slot.entity.js';
import type { SlotHours } from './slot.rules.js';
import type { SlotView } from './slots.queries.js';

export interface PlannedCopy extends SlotHours {
  slot: SlotView;
  date: string;
  whyNot: string | null;
}

/** What would become of copies of a department's slots, each on the clock of the department. */
export async function planCopies(
  tx: Tx,
  actor: Actor,
  departmentId: string,
  wanted: { slot: SlotView; date: string }[],
): Promise<PlannedCopy[]> {
  const department = await holdDepartment(tx, departmentId);
  const copies = wanted.flatMap(({ slot, date }) => {
    const hours = hoursOn(date, slot, department.timeZone);
    return hours ? [{ slot, date, slotId: slot.id, ...hours }] : [];
  });
  const facts = await findCopyFacts(tx, departmentId, copies);
  const isFree = await readClosed(tx, departmentId, copies);
  const at = now();
  return copies.map(({ slot, date, startsAt, endsAt }, index) => {
    const copy = facts[index] ?? { hasTwin: false, strangers: 0, doubleBooked: 0 };
    const whyNot = whyNotCopy({
      actor,
      department,
      hours: { startsAt, endsAt },
      copy,
      isClosed: isFree(date),
      now: at,
    });
    return { slot, date, startsAt, endsAt, whyNot };
  });
}

async function readClosed(tx: Tx, departmentId: string, copies: { date: string }[]): Promise<IsFree> {
  const dates = copies.map(({ date }) => date).sort();
  const [first] = dates;
  return isFreeIn(first ? await readFreeDays(tx, departmentId, first, dates.at(-1) ?? first) : undefined);
}

export type MadeCopy = PlannedCopy & { /** Null when it was refused. */ copyId: string | null };

/** Publishes what the plan allows; what it refuses is answered with its reason. */
export async function publishPlanned(tx: Tx, actor: Actor, plan: PlannedCopy[]): Promise<MadeCopy[]> {
  const drafts = plan.map((copy) => (copy.whyNot ? null : draft(tx, actor, copy)));
  const allowed = drafts.flatMap((one) => one ?? []);
  if (allowed.length) await insertPublished(tx, actor, allowed);
  return plan.map((copy, index) => ({ ...copy, copyId: drafts[index]?.slot.id ?? null }));
}

function draft(tx: Tx, actor: Actor, { slot, startsAt, endsAt }: PlannedCopy) {
  const { departmentId, channel, language, location, seats, audience, approval, briefing } = slot;
  const details = { departmentId, channel, language, location, seats, audience, approval, briefing, startsAt, endsAt };
  const hostIds = slot.hosts.map(({ id }) => id);
  const copy = tx.create(Slot, { ...details, state: 'published', createdById: actor.id });
  return { slot: copy, hostIds, written: { ...details, hostIds, copyOf: slot.id } };
}

const FREE_WITHIN_DAYS = 35;

/** The next day on which a copy would be in nobody's way; at the weekend only when the slot itself is. */
export async function findFreeDate(tx: Tx, slot: SlotView): Promise<string> {
  const own = localDate(slot.startsAt, slot.timeZone);
  const today = localDate(now(), slot.timeZone);
  const last = own > today ? own : today;
  const dates = Array.from({ length: FREE_WITHIN_DAYS }, (_, day) => daysAfter(last, day + 1));
  const copies = dates
    .filter((date) => !isWeekend(date) || isWeekend(own))
    .flatMap((date) => {
      const hours = hoursOn(date, slot, slot.timeZone);
      return hours ? [{ date, slotId: slot.id, ...hours }] : [];
    });
  const facts = await findCopyFacts(tx, slot.departmentId, copies);
  const isFree = await readClosed(tx, slot.departmentId, copies);
  const free = copies.find(({ date }, index) => !isFree(date) && !facts[index]?.hasTwin && !facts[index]?.doubleBooked);
  return free?.date ?? daysAfter(last, 7);
}
