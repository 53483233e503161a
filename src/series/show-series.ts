import { type Actor, mayLead } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import type { Language } from '../platform/views/languages.js';
import { type Answer, PageResult } from '../platform/views/page.js';
import { getSeries, listSeriesSlots, type SeriesView } from './series.queries.js';
import { noonOf, tellRule } from './tell-rule.js';

/** A series in a list of them. */
export const showSeriesRow = (series: SeriesView, language: Language) => ({
  id: series.id,
  rule: tellRule(series.rule, series.startsOn, language),
  hours: series.firstStartsAt &&
    series.firstEndsAt && { startsAt: series.firstStartsAt, endsAt: series.firstEndsAt, timeZone: series.timeZone },
  lastAt: series.lastStartsAt,
  timeZone: series.timeZone,
  count: series.slotIds.length,
  isOver: series.nextSlotId === null,
});

/** A series for its leads: when it comes, who comes, and what can be done with it. */
export async function showSeriesPage(tx: Tx, me: Actor, id: string): Promise<Answer> {
  const series = await getLedSeries(tx, me, id);
  const slots = await listSeriesSlots(tx, id);
  const at = now();
  const shown = slots.map((slot) => ({
    ...slot,
    at: slot.startsAt,
    hours: { startsAt: slot.startsAt, endsAt: slot.endsAt, timeZone: series.timeZone },
    isOver: slot.startsAt <= at,
    movedFrom: slot.on === slot.date ? null : noonOf(slot.on, series.timeZone),
  }));
  const model = {
    series: showSeriesRow(series, me.language),
    departmentName: series.departmentName,
    departmentId: series.departmentId,
    timeZone: series.timeZone,
    coming: shown.filter(({ isOver }) => !isOver),
    over: shown.filter(({ isOver }) => isOver).length,
  };
  return new PageResult('pages/series/series', model, 200, '/floor');
}

/** Throws NotFound for a series that is not the person's to change. */
export async function getLedSeries(tx: Tx, me: Actor, id: string): Promise<SeriesView> {
  const series = await getSeries(tx, id, now());
  if (!mayLead(me, series.departmentId)) throw new NotFound('series');
  return series;
}
