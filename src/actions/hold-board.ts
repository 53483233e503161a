import type { Department } from '../people/department.entity.js';
import { holdDepartment } from '../people/people.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput, NotFound } from '../platform/refusal.js';

/** The department on whose board an action is to stand. Throws InvalidInput for one that is not there. */
export async function holdBoard(tx: Tx, departmentId: string): Promise<Department> {
  try {
    return await holdDepartment(tx, departmentId);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    throw new InvalidInput([{ field: 'departmentId', rule: 'unknown-department', facts: {} }]);
  }
}
