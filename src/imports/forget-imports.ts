import type { Tx } from '../platform/database/transactions.js';

/**
 * Files and what came of their rows are forgotten a month after they were handed over; that they were read, by whom and
 * with how many people stays. What nobody applied by then is put away.
 */
export async function forgetImports(tx: Tx, at: Date): Promise<void> {
  await tx.query(
    `WITH old AS (
       SELECT id FROM people_imports WHERE created_at < $1::timestamptz - interval '30 days'
          AND (state NOT IN ('applied', 'cancelled') OR EXISTS (SELECT FROM people_import_rows r WHERE r.import_id = people_imports.id))),
     gone AS (DELETE FROM people_import_rows WHERE import_id IN (SELECT id FROM old))
     UPDATE people_imports SET content = NULL, state = CASE WHEN state = 'applied' THEN 'applied' ELSE 'cancelled' END
      WHERE id IN (SELECT id FROM old)`,
    [at],
  );
}
