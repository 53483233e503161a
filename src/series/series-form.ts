import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { Refused } from '../platform/refusal.js';
import { asTyped, type TypedSlot } from '../slots/slot-form.js';
import { getSlot, type SlotView } from '../slots/slots.queries.js';
import { asTypedRepeat, isSameRepeat, type TypedRepeat } from './repeat-form.js';
import type { ChangeSeriesInput } from './series.dto.js';
import { listSeriesSlots, type SeriesView, type SlotOfSeries } from './series.queries.js';
import { getLedSeries } from './show-series.js';

/** The form as it was filled in. */
export interface TypedChange {
  slot: TypedSlot;
  repeat: TypedRepeat;
  guests: string;
  /** The first date of the series that changes; empty for all still to come. */
  since: string;
}

/** What is changed: its slots still to come, and the first of them as it is now. */
export interface Edited {
  series: SeriesView;
  timeZone: string;
  coming: SlotOfSeries[];
  first: SlotView;
  now: Pick<TypedChange, 'slot' | 'repeat'>;
}

/** Throws NotFound, and Refused when nothing is still to come. */
export async function openEdited(tx: Tx, me: Actor, id: string, since: string): Promise<Edited> {
  const series = await getLedSeries(tx, me, id);
  const at = now();
  const coming = (await listSeriesSlots(tx, id)).filter(({ startsAt, on }) => startsAt > at && on >= since);
  const [next] = coming;
  if (!next) throw new Refused('series-over');
  const first = await getSlot(tx, next.id);
  const repeat = asTypedRepeat(series.rule, series.startsOn, coming.at(-1)?.on ?? next.on);
  return { series, timeZone: series.timeZone, coming, first, now: { slot: asTyped(first), repeat } };
}

/** Only what was typed anew: a slot that was changed by itself keeps the rest of its own. */
export function changesTyped(
  input: ChangeSeriesInput,
  { first, now: before }: Edited,
  typed: TypedChange,
): ChangeSeriesInput {
  const { guests, from, rule, startsAt, endsAt, hostIds = [], ...details } = input;
  const hours = { startsAt, endsAt };
  const moved = typed.slot.from !== before.slot.from || typed.slot.to !== before.slot.to;
  const others = Object.entries(details).filter(([name, value]) => value !== first[name as keyof SlotView]);
  const sameHosts = sameIds(hostIds, before.slot.hostIds);
  return {
    guests,
    ...(from ? { from } : {}),
    ...(isSameRepeat(typed.repeat, before.repeat) ? {} : { rule }),
    ...(moved ? hours : {}),
    ...(sameHosts ? {} : { hostIds }),
    ...(Object.fromEntries(others) as Partial<ChangeSeriesInput>),
  };
}

const sameIds = (a: string[], b: string[]) => a.length === b.length && a.every((id) => b.includes(id));
