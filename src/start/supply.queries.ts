import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { SlotHours } from '../slots/slot.rules.js';
import type { DaySupply } from './gaps.rules.js';

/** The host departments among these, by name. */
export function listDepartmentNames(tx: Tx, departmentIds: string[]): Promise<{ id: string; name: string }[]> {
  return tx.query('SELECT id, name FROM departments WHERE id = ANY ($1::uuid[]) AND is_host ORDER BY name', [
    departmentIds,
  ]);
}

/** Seats per department and calendar day there; days without a published slot are left out. */
export function listSupply(
  tx: Tx,
  departmentIds: string[],
  { startsAt, endsAt }: SlotHours,
): Promise<(DaySupply & { departmentId: string })[]> {
  return tx.query(
    `SELECT s.department_id AS "departmentId", (s.starts_at AT TIME ZONE d.time_zone)::date::text AS date,
            sum(s.seats)::int AS seats, sum(s.seats_taken)::int AS "seatsTaken"
       FROM slots s JOIN departments d ON d.id = s.department_id
      WHERE s.department_id = ANY ($1::uuid[]) AND s.starts_at > $2 AND s.starts_at < $3 AND s.state = 'published'
      GROUP BY 1, 2`,
    [departmentIds, startsAt, endsAt],
  );
}

export interface DepartmentWeek {
  departmentId: string;
  departmentName: string;
  guests: number;
  guestsToday: number;
  free: number;
}

/** Guests and free seats of every host department in a stretch of time; those of today counted apart. */
export function listCompanyWeek(tx: Tx, week: SlotHours, today: SlotHours): Promise<DepartmentWeek[]> {
  return tx.query(
    `SELECT d.id AS "departmentId", d.name AS "departmentName", coalesce(sum(s.seats_taken), 0)::int AS guests,
            coalesce(sum(s.seats_taken) FILTER (WHERE s.starts_at >= $3 AND s.starts_at < $4), 0)::int AS "guestsToday",
            coalesce(sum(s.seats - s.seats_taken) FILTER (WHERE s.starts_at > $5), 0)::int AS free
       FROM departments d
       LEFT JOIN slots s ON s.department_id = d.id AND s.starts_at >= $1 AND s.starts_at < $2 AND s.state = 'published'
      WHERE d.is_host
      GROUP BY d.id ORDER BY d.name`,
    [week.startsAt, week.endsAt, today.startsAt, today.endsAt, now()],
  );
}
