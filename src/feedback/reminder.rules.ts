// Who has not answered is reminded twice at most, at nine on a working day of their own: of a debrief after two and after
// five working days, six weeks on after five, and beforehand on the working day before the visit. Then comes silence.
import { addWorkingDays, type IsFree, isWorkingDay, workingDayBefore } from '../calendar/working-days.rules.js';
import { inZone } from '../platform/time-zone.rules.js';
import type { FormKind } from './form.rules.js';

const FIRST_HOUR = 9;
const LAST_HOUR = 18;

const afterDays: Record<Exclude<FormKind, 'before'>, number[]> = {
  debrief: [2, 5],
  'host-debrief': [2, 5],
  after: [5],
};

/** How often somebody is reminded at most. */
export const remindersOf = (kind: FormKind): number => (kind === 'before' ? 1 : afterDays[kind].length);

export interface ReminderFacts {
  kind: FormKind;
  askedAt: Date;
  /** How often the person was reminded so far, and when last. */
  reminders: number;
  remindedAt: Date | null;
  /** Of the visit. */
  startsAt: Date;
  /** Of the person's own department. */
  timeZone: string;
  isFree?: IsFree;
}

/** From when on the next reminder is due; null: there is none to come. */
export function nextReminderAt(form: ReminderFacts): Date | null {
  return form.kind === 'before' ? beforeVisit(form) : afterAsking(form, afterDays[form.kind][form.reminders]);
}

function beforeVisit({ askedAt, reminders, startsAt, timeZone, isFree }: ReminderFacts): Date | null {
  const day = workingDayBefore(inZone(startsAt, timeZone), isFree);
  // Who was asked that day or the evening before has it in front of them.
  if (reminders > 0 || inZone(askedAt, timeZone) >= day.minus({ days: 1 })) return null;
  return day.set({ hour: FIRST_HOUR }).toJSDate();
}

function afterAsking({ askedAt, remindedAt, timeZone, isFree }: ReminderFacts, days: number | undefined): Date | null {
  if (days === undefined) return null;
  const nineAfter = (at: Date, workingDays: number) =>
    addWorkingDays(inZone(at, timeZone).startOf('day'), workingDays, isFree).set({ hour: FIRST_HOUR }).toJSDate();
  const due = nineAfter(askedAt, days);
  // A house that was closed for a while does not catch up with two at once.
  const rested = remindedAt && nineAfter(remindedAt, 2);
  return rested && rested > due ? rested : due;
}

/** Whether to remind now: never in the evening, in a weekend, or on a day off. */
export function isDueForFormReminder(form: ReminderFacts & { now: Date }): boolean {
  const due = nextReminderAt(form);
  const local = inZone(form.now, form.timeZone);
  if (!due || due > form.now || local.hour < FIRST_HOUR || local.hour >= LAST_HOUR) return false;
  return isWorkingDay(local, form.isFree);
}
