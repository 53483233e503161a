// An owner is reminded three times at most, on working days between nine and five where the action belongs: three days
// before the due date, once it is past, and a week later, when who made the action hears of it too. Then it is silent.
import type { DateTime } from 'luxon';
import { type IsFree, isWorkingDay } from '../calendar/working-days.rules.js';
import { dateInZone } from '../platform/time-zone.rules.js';

const reminderSteps = ['due', 'overdue', 'late'] as const;
export type ReminderStep = (typeof reminderSteps)[number];

const BEFORE_DAYS = 3;
const LATE_DAYS = 7;
/** A house that was closed for a while says no more of what is long past. */
const LOOK_BACK_DAYS = 21;

/** From which due date to which somebody may be reminded on a day. */
export const remindedDueDates = (today: DateTime) => ({
  from: today.minus({ days: LOOK_BACK_DAYS }).toISODate() as string,
  to: today.plus({ days: BEFORE_DAYS }).toISODate() as string,
});

/** Whether reminders go out at this time, which is told on the clock of the department. */
export const isReminderHour = (local: DateTime, isFree: IsFree) =>
  isWorkingDay(local, isFree) && local.hour >= 9 && local.hour < 17;

/** What there is to remind of on this day; null when nothing, or when that was done. */
export function reminderFor(
  action: { dueOn: string; createdOn: string; remindedFor: string | null },
  today: DateTime,
): ReminderStep | null {
  const day = today.startOf('day');
  // Whoever got it today knows.
  if (action.createdOn >= (day.toISODate() as string)) return null;
  const step = stepOn(daysPast(action.dueOn, day));
  if (!step) return null;
  const [dueOn, told] = action.remindedFor?.split(':') ?? [];
  const isTold = dueOn === action.dueOn && reminderSteps.indexOf(told as ReminderStep) >= reminderSteps.indexOf(step);
  return isTold ? null : step;
}

const daysPast = (dueOn: string, day: DateTime) =>
  Math.round(day.diff(dateInZone(dueOn, day.zoneName as string), 'days').days);

function stepOn(past: number): ReminderStep | null {
  if (past < -BEFORE_DAYS || past > LOOK_BACK_DAYS) return null;
  if (past <= 0) return 'due';
  return past < LATE_DAYS ? 'overdue' : 'late';
}
