import { In, LessThan } from 'typeorm';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { daysAfter } from '../slots/copy.rules.js';
import { endOn } from './recurrence.rules.js';
import type { ComingSlot } from './series.queries.js';
import { Series } from './series.entity.js';
import { SeriesSlot } from './series-slot.entity.js';

/** Gives the slots to come a rule of their own; those before keep theirs, which ends there. Returns whose they are now. */
export async function splitSeries(
  tx: Tx,
  actor: Actor,
  series: Series,
  rule: string,
  coming: ComingSlot[],
): Promise<string> {
  const startsOn = coming[0]?.on ?? series.startsOn;
  const slotIds = coming.map(({ id }) => id);
  const hasEarlier = await tx.existsBy(SeriesSlot, { seriesId: series.id, on: LessThan(startsOn) });
  if (!hasEarlier) {
    await tx.update(Series, { id: series.id }, { rule, startsOn, stoppedAt: null });
    return series.id;
  }
  const { departmentId } = series;
  const next = tx.create(Series, { departmentId, rule, startsOn, stoppedAt: null, createdById: actor.id });
  await tx.insert(Series, next);
  await tx.update(SeriesSlot, { slotId: In(slotIds) }, { seriesId: next.id });
  await tx.update(Series, { id: series.id }, { rule: endOn(series.rule, daysAfter(startsOn, -1)) });
  return next.id;
}
