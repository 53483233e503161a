import { DateTime } from 'luxon';
import { getDepartment } from '../people/people.queries.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { localDate } from '../platform/views/days.js';
import { listSpecialDays, readFreeDays } from './free-days.queries.js';
import type { FreeDaysAnswer } from './special-days.dto.js';

const AT_MOST = { years: 1 };

/** When a department is closed, and what it said itself; a year from today on unless told otherwise. Throws NotFound. */
export async function readDays(tx: Tx, departmentId: string, from?: string, to?: string): Promise<FreeDaysAnswer> {
  const { timeZone } = await getDepartment(tx, departmentId);
  const first = from ?? localDate(now(), timeZone);
  const latest = DateTime.fromISO(first).plus(AT_MOST).toISODate() ?? first;
  const last = to && to < latest ? to : latest;
  const freeDays = await readFreeDays(tx, departmentId, first, last);
  return { freeDays: [...freeDays.values()], specialDays: await listSpecialDays(tx, departmentId, first) };
}
