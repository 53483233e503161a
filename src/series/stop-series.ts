import { recordAudit } from '../audit/record-audit.js';
import { holdDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { Refused, refuseWhen } from '../platform/refusal.js';
import { daysAfter } from '../slots/copy.rules.js';
import { applyShifts } from './apply-shifts.js';
import type { MadeSeries } from './publish-series.js';
import { endOn } from './recurrence.rules.js';
import { listSeriesGuests, lockComingSlots, lockSeries } from './series.queries.js';
import type { StopSeriesInput } from './series.dto.js';
import { Series } from './series.entity.js';
import { whyNotStopSeries } from './series.rules.js';

/** Withdraws what is still to come of a series, from a date on or all of it; slots with guests too, or not, as chosen. */
export async function stopSeries(
  tx: Tx,
  actor: Actor,
  seriesId: string,
  { from, guests: choice, reason }: StopSeriesInput,
): Promise<MadeSeries> {
  const series = await lockSeries(tx, seriesId);
  const { timeZone } = await holdDepartment(tx, series.departmentId);
  const all = await lockComingSlots(tx, series.id, null, now());
  const coming = all.filter(({ on }) => !from || on >= from);
  refuseWhen(whyNotStopSeries({ actor, series, coming: coming.length }));
  const [first] = coming;
  if (!first) throw new Refused('series-over');

  const guests = await listSeriesGuests(tx, coming.map(({ id }) => id)); // prettier-ignore
  const shifts = coming.map((slot) => ({ slot, to: null }));
  const steps = await applyShifts(tx, { actor, timeZone, shifts, details: {}, clock: null, guests, choice, reason });
  const rule = endOn(series.rule, daysAfter(first.on, -1));
  const stoppedAt = all.length === coming.length ? now() : series.stoppedAt;
  await tx.update(Series, { id: series.id }, { rule, stoppedAt });
  const slots = steps.filter(({ kind, whyNot }) => kind === 'withdraw' && !whyNot).length;
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'series.stopped',
    subjectType: 'series',
    subjectId: series.id,
    after: { from: first.on, guests: choice, slots, reason: reason || null },
  });
  return { seriesId: series.id, steps };
}
