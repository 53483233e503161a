import type { Tx } from '../platform/database/transactions.js';

/** A cohort with somebody whose rotation is open. */
export interface OpenCohort {
  id: string;
  name: string;
  people: number;
}

/** The latest first. */
export const listOpenCohorts = (tx: Tx): Promise<OpenCohort[]> =>
  tx.query(
    `SELECT c.id, c.name, count(*)::int AS people FROM cohorts c JOIN rotations r ON r.cohort_id = c.id AND r.state = 'open'
      GROUP BY c.id ORDER BY c.first_on DESC, c.name`,
  );
