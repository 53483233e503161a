import type { Tx } from '../platform/database/transactions.js';
import { type Audience, isForPerson } from './audience.rules.js';

interface Kind {
  departmentId: string;
  location: string;
  jobTitle: string;
  people: number;
  coming: number;
}

/** For how many people who work here a programme would be, and how many of them still have to start. */
export async function countAudience(
  tx: Tx,
  audience: Audience,
  today: string,
): Promise<{ people: number; coming: number }> {
  const kinds: Kind[] = await tx.query(
    `SELECT department_id AS "departmentId", location, job_title AS "jobTitle", count(*)::int AS people,
       (count(*) FILTER (WHERE starts_on > $1))::int AS coming
       FROM people WHERE is_active GROUP BY 1, 2, 3`,
    [today],
  );
  const suited = kinds.filter((kind) => isForPerson(audience, kind));
  const sum = (name: 'people' | 'coming') => suited.reduce((total, kind) => total + kind[name], 0);
  return { people: sum('people'), coming: sum('coming') };
}

/** The places where people work, as they are written. */
export async function listLocations(tx: Tx): Promise<string[]> {
  const rows: { location: string }[] = await tx.query(
    `SELECT DISTINCT location FROM people WHERE is_active AND location <> '' ORDER BY location LIMIT 200`,
  );
  return rows.map(({ location }) => location);
}
