import type { Tx } from '../platform/database/transactions.js';

/** Whether another programme in use has this name. */
export async function isNameTaken(tx: Tx, name: string, exceptId: string | null = null): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    'SELECT FROM programmes WHERE name = $1 AND archived_at IS NULL AND id IS DISTINCT FROM $2::uuid',
    [name, exceptId],
  );
  return rows.length > 0;
}
