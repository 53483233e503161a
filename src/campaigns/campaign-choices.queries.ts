import { listAllDepartments, listLedDepartments } from '../people/people.queries.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';

const MOMENTS_TO_CHOOSE_FROM = 60;

/** Every department with how many people work there, by name: whom one can invite. */
export function listInvitable(tx: Tx): Promise<{ id: string; name: string; people: number }[]> {
  return tx.query(
    `SELECT d.id, d.name, count(p.id)::int AS people
       FROM departments d LEFT JOIN people p ON p.department_id = d.id AND p.is_active
      GROUP BY d.id ORDER BY d.name, d.id`,
  );
}

/** The teams whose moments this person can put into a campaign. */
export const listTeams = (tx: Tx, me: Actor): Promise<{ id: string; name: string }[]> =>
  servesCompany(me) ? listAllDepartments(tx, { isHost: true }) : listLedDepartments(tx, me);

export interface ChoosableMoment {
  id: string;
  departmentName: string;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
}

/** The first moments to come of these teams; those chosen earlier are always among them. */
export function listChoosableMoments(tx: Tx, teamIds: string[], chosenIds: string[]): Promise<ChoosableMoment[]> {
  return tx.query(
    `SELECT s.id, d.name AS "departmentName", d.time_zone AS "timeZone", s.starts_at AS "startsAt", s.ends_at AS "endsAt"
       FROM slots s JOIN departments d ON d.id = s.department_id
      WHERE s.id = ANY ($3::uuid[]) OR s.id IN (
        SELECT id FROM slots WHERE state = 'published' AND starts_at > $1 AND department_id = ANY ($2::uuid[])
         ORDER BY starts_at, id LIMIT ${MOMENTS_TO_CHOOSE_FROM})
      ORDER BY s.starts_at, s.id`,
    [now(), teamIds, chosenIds],
  );
}
