import { DateTime } from 'luxon';
import { getDepartment } from '../people/people.queries.js';
import { type Actor, mayLead } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { localDate } from '../platform/views/days.js';
import { lockForCopies } from './copies.queries.js';
import { daysAfter, MAX_COPIES, mondayOf } from './copy.rules.js';
import { type MadeCopy, type PlannedCopy, planCopies, publishPlanned } from './plan-copies.js';
import { listSlots } from './slots.queries.js';

const WEEK = 7;

export interface WeekToCopy {
  departmentId: string;
  /** Any date of the week to copy. */
  date: string;
}

/** The slots of one week, each a week later. Throws NotFound for no date, and for what is not the actor's department. */
export async function planWeek(tx: Tx, actor: Actor, { departmentId, date }: WeekToCopy): Promise<PlannedCopy[]> {
  if (!mayLead(actor, departmentId)) throw new NotFound('department');
  const { timeZone } = await getDepartment(tx, departmentId);
  const monday = DateTime.fromISO(mondayOf(date), { zone: timeZone });
  if (!monday.isValid) throw new NotFound('week');
  const { items } = await listSlots(tx, {
    departmentId,
    from: monday.toJSDate(),
    to: monday.plus({ days: WEEK }).toJSDate(),
    limit: MAX_COPIES,
  });
  const own = items.filter(({ startsAt }) => startsAt >= monday.toJSDate());
  const wanted = own.map((slot) => ({ slot, date: daysAfter(localDate(slot.startsAt, timeZone), WEEK) }));
  return planCopies(tx, actor, departmentId, wanted);
}

/** Publishes the chosen slots of one week again in the next; what cannot be is answered with why. */
export async function copyWeek(tx: Tx, actor: Actor, week: WeekToCopy & { slotIds: string[] }): Promise<MadeCopy[]> {
  await lockForCopies(tx, week.departmentId);
  const plan = await planWeek(tx, actor, week);
  return publishPlanned(
    tx,
    actor,
    plan.filter(({ slot }) => week.slotIds.includes(slot.id)),
  );
}
