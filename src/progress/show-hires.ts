import { now } from '../platform/clock.js';
import { localDate, noonOf } from '../platform/views/days.js';
import type { HireRow } from './hires.queries.js';

const MOST_NAMED = 3;

/** A row of the list: how far, and what comes next. */
export function showHire(row: HireRow, seesRotation: boolean) {
  const { timeZone } = row;
  const at = (date: string) => noonOf(date, timeZone);
  const dated = (stops: HireRow['overdue']) =>
    stops.slice(0, MOST_NAMED).map(({ departmentName, dueOn }) => ({ departmentName, dueAt: at(dueOn) }));
  return {
    ...row,
    path: seesRotation ? `/rotations/${row.rotationId}` : null,
    firstAt: at(row.firstOn),
    isComing: row.firstOn > localDate(now(), timeZone),
    overdue: dated(row.overdue),
    toPlan: dated(row.toPlan),
    more: Math.max(0, row.overdue.length - MOST_NAMED),
    bar: { been: (100 * row.done) / row.visits, booked: (100 * row.planned) / row.visits },
    badge: row.overdue.length ? 'overdue' : row.toPlan.length ? 'to-plan' : row.isFinished ? 'finished' : 'planned',
  };
}
