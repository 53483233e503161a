import { Department } from '../people/department.entity.js';
import { Person } from '../people/person.entity.js';
import type { Role } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput, Refused } from '../platform/refusal.js';
import { isRoleWhole } from './role.rules.js';

const fault = (field: string, rule: string) => new InvalidInput([{ field, rule, facts: {} }]);

/** Throws InvalidInput for a department that is not there. */
export async function checkDepartment(tx: Tx, departmentId: string | undefined): Promise<void> {
  if (departmentId && !(await tx.existsBy(Department, { id: departmentId })))
    throw fault('departmentId', 'unknown-department');
}

/** Throws InvalidInput for a manager who is not there, or is the person in question. */
export async function checkManager(tx: Tx, managerId: string | null | undefined, personId?: string): Promise<void> {
  if (!managerId) return;
  if (managerId === personId) throw fault('managerId', 'own-manager');
  if (!(await tx.existsBy(Person, { id: managerId }))) throw fault('managerId', 'unknown-person');
}

/** Throws InvalidInput for a role that is half said, or of a department that is not there. */
export async function checkRoles(tx: Tx, roles: Role[]): Promise<void> {
  for (const [index, role] of roles.entries()) {
    if (!isRoleWhole(role)) throw fault(`roles.${index}.departmentId`, 'role-scope');
    const known = role.departmentId === null || (await tx.existsBy(Department, { id: role.departmentId }));
    if (!known) throw fault(`roles.${index}.departmentId`, 'unknown-department');
  }
}

/** Throws InvalidInput for a last day at work before the first. */
export function checkDays({ startsOn, leavesOn }: { startsOn?: string | null; leavesOn?: string | null }): void {
  if (startsOn && leavesOn && leavesOn < startsOn) throw fault('leavesOn', 'leaves-before-start');
}

/** Throws Refused when somebody else has this number. */
export async function checkNumber(tx: Tx, personnelNumber: string | null | undefined): Promise<void> {
  if (personnelNumber && (await tx.existsBy(Person, { personnelNumber }))) throw new Refused('personnel-number-taken');
}
