import { type NewNotice, notify } from '../notices/notify.js';
import { listAllDepartments } from '../people/people.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { digestHours, lastDigestOn } from './digest.rules.js';
import { listFloorsWithNews } from './news.queries.js';

const SWEEP = 'tell-floors';
const HOUR = 3_600_000;

/**
 * Every second Thursday at nine, on the clock of the floor, its hosts and leads are told what became of what the floor
 * raised, and whoever else works there and asked for it. Floors whose hour came since the last run are told now: once, and
 * also when nothing ran at nine. A floor without news hears nothing.
 */
export async function tellFloors(tx: Tx, at: Date): Promise<void> {
  const [last]: { at: Date }[] = await tx.query('SELECT last_run_at AS at FROM sweeps WHERE name = $1', [SWEEP]);
  const lastRunAt = last?.at ?? new Date(at.getTime() - HOUR);
  const floors = (await listAllDepartments(tx, { isHost: true }))
    .map(({ id: departmentId, timeZone }) => {
      const on = lastDigestOn(at, timeZone);
      return { departmentId, on, ...digestHours(on, timeZone) };
    })
    .filter(({ until }) => until > lastRunAt && until <= at);
  if (!floors.length) return;
  const onOf = new Map(floors.map(({ departmentId, on }) => [departmentId, on]));
  const told = await listHearers(tx, await listFloorsWithNews(tx, floors));
  await notify(
    tx,
    ...told.map(({ departmentId, ...notice }): NewNotice => ({
      ...notice,
      payload: { departmentId, on: onOf.get(departmentId) },
    })),
  );
}

interface Hearer {
  personId: string;
  departmentId: string;
  kind: 'floor-digest' | 'floor-news';
}

const listHearers = (tx: Tx, departmentIds: string[]): Promise<Hearer[]> =>
  tx.query(
    `SELECT p.id AS "personId", r.department_id AS "departmentId", 'floor-digest' AS kind
       FROM person_roles r JOIN people p ON p.id = r.person_id AND p.is_active
      WHERE r.department_id = ANY ($1::uuid[]) GROUP BY p.id, r.department_id
     UNION ALL
     SELECT p.id, p.department_id, 'floor-news' FROM people p
       JOIN notice_choices c ON c.person_id = p.id AND c.kind = 'floor-news' AND c.is_mailed
      WHERE p.is_active AND p.department_id = ANY ($1::uuid[])
        AND NOT EXISTS (SELECT FROM person_roles r WHERE r.person_id = p.id AND r.department_id = p.department_id)`,
    [departmentIds],
  );
