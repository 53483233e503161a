import type { Tx } from '../platform/database/transactions.js';

/** The host departments among these, by name. */
export function listDepartmentNames(tx: Tx, departmentIds: string[]): Promise<{ id: string; name: string }[]> {
  return tx.query('SELECT id, name FROM departments WHERE id = ANY ($1::uuid[]) AND is_host ORDER BY name', [
    departmentIds,
  ]);
}
