import { type FreeDays, readFreeDays } from '../calendar/free-days.queries.js';
import type { Department } from '../people/department.entity.js';
import { holdPeople } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { hoursOn, whyNotCopy } from '../slots/copy.rules.js';
import { insertPublished } from '../slots/publish-slot.js';
import { Slot } from '../slots/slot.entity.js';
import type { SlotHours } from '../slots/slot.rules.js';
import type { SlotView } from '../slots/slots.queries.js';
import { SeriesSlot } from './series-slot.entity.js';
import type { SeriesStep } from './series-step.js';
import { findDateFacts } from './series.queries.js';

/** What every slot of a series begins with; its hours are those of any one date. */
export type SlotTemplate = SlotHours & { hostIds: string[] } & Pick<
    Slot,
    'departmentId' | 'channel' | 'language' | 'location' | 'seats' | 'audience' | 'approval' | 'briefing'
  >;

/** More slots like this one. */
export function templateOf(slot: SlotView): SlotTemplate {
  const { departmentId, channel, language, location, seats, audience, approval, briefing, startsAt, endsAt } = slot;
  const details = { departmentId, channel, language, location, seats, audience, approval, briefing };
  return { ...details, startsAt, endsAt, hostIds: slot.hosts.map(({ id }) => id) };
}

/** When a department is closed, as far as these dates go. */
export function readClosedDates(tx: Tx, departmentId: string, dates: string[]): Promise<FreeDays> {
  const [first = '', ...others] = dates.toSorted();
  return first ? readFreeDays(tx, departmentId, first, others.at(-1) ?? first) : Promise.resolve(new Map());
}

/** What would become of a slot on each of these dates. That a day is closed is told, not refused: the lead may open one. */
export async function planDates(
  tx: Tx,
  actor: Actor,
  department: Department,
  template: SlotTemplate,
  dates: string[],
): Promise<SeriesStep[]> {
  const dated = dates.flatMap((date) => {
    const hours = hoursOn(date, template, department.timeZone);
    return hours ? [{ date, hours }] : [];
  });
  await holdPeople(tx, template.hostIds);
  const facts = await findDateFacts(
    tx,
    template,
    dated.map(({ hours }) => hours),
  );
  const closed = await readClosedDates(tx, department.id, dates);
  const at = now();
  return dated.map(({ date, hours }, index) => {
    const copy = facts[index] ?? { hasTwin: false, strangers: 0, doubleBooked: 0 };
    const whyNot = whyNotCopy({ actor, department, hours, copy, isClosed: false, now: at });
    const step = { kind: 'publish' as const, date, movedFrom: null, slotId: null, guests: [] };
    return { ...step, ...hours, closed: closed.get(date) ?? null, whyNot };
  });
}

/** Publishes what the plan allows, as slots of the series. */
export async function publishDates(
  tx: Tx,
  actor: Actor,
  seriesId: string,
  template: SlotTemplate,
  plan: SeriesStep[],
): Promise<SeriesStep[]> {
  const { hostIds, ...details } = template;
  const drafts = plan.map(({ date, startsAt, endsAt, whyNot }) => {
    if (whyNot) return null;
    const written = { ...details, startsAt, endsAt };
    const slot = tx.create(Slot, { ...written, state: 'published', createdById: actor.id });
    return { date, slot, hostIds, written: { ...written, hostIds, seriesId } };
  });
  const allowed = drafts.flatMap((draft) => draft ?? []);
  if (allowed.length) {
    await insertPublished(tx, actor, allowed);
    await tx.insert(
      SeriesSlot,
      allowed.map(({ slot, date }) => ({ slotId: slot.id, seriesId, on: date })),
    );
  }
  return plan.map((step, index) => ({ ...step, slotId: drafts[index]?.slot.id ?? null }));
}
