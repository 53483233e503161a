import type { DateTime } from 'luxon';
import { latestDayOverdue } from '../calendar/working-days.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { countBroken } from '../plans/broken-visits.queries.js';
import { settings } from '../platform/settings.js';
import { pathWith } from '../platform/views/path-with.js';
import { writtenAs } from '../booking/choose-visitor.js';
import { type HireView, type Hires, listHiresWithoutDate, listOverdueHires } from './new-hires.queries.js';
import { listCompanyWeek } from './supply.queries.js';

const HIRES_SHOWN = 6;
/** Whoever came longer ago is no new hire any more. */
const NEW_FOR = { years: 1 };
const AHEAD = { weeks: 4 };

/** Who still has to come, of those who are new, and how full the week is. */
export async function showCompany(tx: Tx, today: DateTime) {
  const { firstVisitWithinDays } = settings();
  const latest = latestDayOverdue(today, firstVisitWithinDays);
  const overdueDays = { from: dateOf(today.minus(NEW_FOR)), to: dateOf(latest) };
  const newDays = { from: dateOf(latest.plus({ days: 1 })), to: dateOf(today.plus(AHEAD)) };
  const day = today.startOf('day');
  const until = (days: number) => ({ startsAt: day.toJSDate(), endsAt: day.plus({ days }).toJSDate() });
  const [departments, overdue, withoutDate, toRepair] = await Promise.all([
    listCompanyWeek(tx, until(7), until(1)),
    listOverdueHires(tx, overdueDays, HIRES_SHOWN),
    listHiresWithoutDate(tx, newDays, now(), HIRES_SHOWN),
    countBroken(tx),
  ]);
  return {
    withinDays: firstVisitWithinDays,
    overdue: showHires(overdue, today),
    withoutDate: showHires(withoutDate, today),
    toRepair,
    departments,
    guests: departments.reduce((sum, { guests }) => sum + guests, 0),
  };
}

const dateOf = (day: DateTime) => day.toISODate() as string;

function showHires({ count, hires }: Hires, today: DateTime) {
  const show = (hire: HireView) => ({
    ...hire,
    bookPath: pathWith('/slots', { visitor: writtenAs(hire) }),
    startsAt: today.set(dateParts(hire.startsOn)).set({ hour: 12 }).toJSDate(),
    isComing: hire.startsOn > dateOf(today),
  });
  return { count, hires: hires.map(show), more: count - hires.length };
}

function dateParts(date: string) {
  const [year, month, day] = date.split('-').map(Number);
  return { year, month, day };
}
