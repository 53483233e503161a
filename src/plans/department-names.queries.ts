import type { Tx } from '../platform/database/transactions.js';

/** By id. */
export async function listDepartmentNames(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  const rows: { id: string; name: string }[] = await tx.query(
    'SELECT id, name FROM departments WHERE id = ANY ($1::uuid[])',
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
