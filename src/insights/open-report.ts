import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { localDate } from '../platform/views/days.js';
import { monthOf, reportedTo } from './month.rules.js';
import { type MonthReport, readMonth } from './read-month.js';

export interface OpenReport {
  report: MonthReport;
  /** Where the reader is. */
  timeZone: string;
  today: string;
}

/** The report of a month, `2026-10`, or of the last one, as far as it is the actor's to read. Throws NotFound. */
export async function openReport(tx: Tx, me: Actor, asked: string | undefined): Promise<OpenReport> {
  const departmentIds = reportedTo(me);
  if (departmentIds === undefined) throw new NotFound('page');
  const { timeZone } = await getDepartment(tx, me.departmentId);
  const today = localDate(now(), timeZone);
  return { report: await readMonth(tx, monthOf(asked, today), departmentIds, timeZone), timeZone, today };
}
