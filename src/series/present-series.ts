import { toIsoInZone } from '../platform/http/instant.js';
import type { SeriesAnswer, SeriesChangeAnswer } from './series.dto.js';
import type { SeriesView } from './series.queries.js';
import type { SeriesStep } from './series-step.js';

/** A series as the API tells it. */
export function presentSeries({
  id,
  departmentId,
  timeZone,
  rule,
  startsOn,
  stoppedAt,
  slotIds,
}: SeriesView): SeriesAnswer {
  return { id, departmentId, rule, startsOn, stoppedAt: stoppedAt && toIsoInZone(stoppedAt, timeZone), slotIds };
}

export const presentChange = (series: SeriesView, steps: SeriesStep[]): SeriesChangeAnswer => ({
  series: presentSeries(series),
  steps: steps.map(({ kind, date, movedFrom, slotId, whyNot, guests }) => ({
    kind,
    date,
    movedFrom,
    slotId,
    reason: whyNot,
    guests: guests.length,
  })),
});
