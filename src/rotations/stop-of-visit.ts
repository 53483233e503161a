import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { maySeeRotation } from './rotation.rules.js';

export interface StopOfVisit {
  rotationId: string;
  /** The how-manieth of how many stops that this hire visits. */
  position: number;
  stops: number;
}

/** To which stop of a rotation a visit belongs; null when to none that the reader may see. */
export async function findStopOfVisit(tx: Tx, reader: Actor, visitId: string): Promise<StopOfVisit | null> {
  const [found]: (StopOfVisit & { personId: string; managerId: string | null })[] = await tx.query(
    `SELECT rv.rotation_id AS "rotationId", r.person_id AS "personId", p.manager_id AS "managerId",
            (count(*) FILTER (WHERE one.position <= mine.position))::int AS position, count(*)::int AS stops
       FROM rotation_visits rv JOIN rotations r ON r.id = rv.rotation_id JOIN people p ON p.id = r.person_id
       JOIN programme_stops mine ON mine.id = rv.stop_id JOIN programme_stops one ON one.version_id = mine.version_id
      WHERE rv.visit_id = $1 AND (one.id = mine.id OR NOT EXISTS (SELECT FROM rotation_exceptions e
              WHERE e.rotation_id = r.id AND e.stop_id = one.id AND e.is_skipped))
      GROUP BY rv.rotation_id, r.person_id, p.manager_id`,
    [visitId],
  );
  if (!found || !maySeeRotation(reader, found)) return null;
  const { rotationId, position, stops } = found;
  return { rotationId, position, stops };
}
