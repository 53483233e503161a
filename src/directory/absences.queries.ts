import type { Tx } from '../platform/database/transactions.js';

export interface AbsenceView {
  id: string;
  fromOn: string;
  /** The last day. */
  untilOn: string;
}

/** When somebody is away, from a date on, in order. */
export function listPersonAbsences(tx: Tx, personId: string, from: string): Promise<AbsenceView[]> {
  return tx.query(
    `SELECT id, from_on::text AS "fromOn", until_on::text AS "untilOn" FROM person_absences
      WHERE person_id = $1 AND until_on >= $2 ORDER BY from_on, id`,
    [personId, from],
  );
}

/** Visits of theirs that still stand and fall on these days. */
export async function countVisitsOn(
  tx: Tx,
  personId: string,
  days: { fromOn: string; untilOn: string },
): Promise<number> {
  const [{ count }]: [{ count: number }] = await tx.query(
    `SELECT count(*)::int AS count FROM visits v JOIN slots s ON s.id = v.slot_id JOIN departments d ON d.id = s.department_id
      WHERE v.visitor_id = $1 AND v.state IN ('requested', 'approved')
        AND (v.starts_at AT TIME ZONE d.time_zone)::date BETWEEN $2 AND $3`,
    [personId, days.fromOn, days.untilOn],
  );
  return count;
}
