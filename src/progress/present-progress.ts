import type { Figures } from './figures.queries.js';
import type { HireRow } from './hires.queries.js';
import type { OverdueGroup } from './overdue.queries.js';
import type { ProgressAnswer, ProgressHireAnswer } from './progress.dto.js';
import { seesAbsence, type View } from './progress.rules.js';

/** Figures as the API tells them. */
export const presentFigures = (figures: Figures, overdue: OverdueGroup[], view: View): ProgressAnswer => ({
  hires: figures.hires,
  finished: figures.finished,
  overdueHires: figures.overdueHires,
  overdueStops: figures.overdueStops,
  toPlanHires: figures.toPlanHires,
  toPlanVisits: figures.toPlanVisits,
  weekVisits: figures.weekVisits,
  medianDays: figures.medianDays,
  medianOf: figures.medianOf,
  missed: seesAbsence(view) ? figures.missed : null,
  late: seesAbsence(view) ? figures.late : null,
  byWeek: figures.byWeek,
  overdue,
});

export const presentHire = ({ dueOn: _, nextAt: __, timeZone: ___, ...hire }: HireRow): ProgressHireAnswer => hire;
