import { mayKeepAbsences } from '../people/absence.rules.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { localDate, noonOf } from '../platform/views/days.js';
import { type AbsenceView, listPersonAbsences } from './absences.queries.js';

/** Days away that are not over; null for whom they are no business. */
export async function readAbsences(
  tx: Tx,
  reader: Actor,
  person: { id: string; managerId: string | null; departmentId: string },
): Promise<AbsenceView[] | null> {
  if (!mayKeepAbsences(reader, person)) return null;
  const { timeZone } = await getDepartment(tx, person.departmentId);
  return listPersonAbsences(tx, person.id, localDate(now(), timeZone));
}

/** The same as a page shows them. */
export const showAbsences = (absences: AbsenceView[] | null) =>
  absences?.map((one) => ({
    ...one,
    from: noonOf(one.fromOn, 'UTC'),
    until: noonOf(one.untilOn, 'UTC'),
    isOneDay: one.fromOn === one.untilOn,
  })) ?? null;
