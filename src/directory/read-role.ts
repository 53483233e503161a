import { companyRoles, type Role, roleNames } from '../people/person.rules.js';
import { isId } from '../platform/http/read-id.js';
import { InvalidInput } from '../platform/refusal.js';

/** A role as a form says it; a role of the whole company has no department, whatever was chosen. Throws InvalidInput. */
export function readRole({ role: typed, departmentId }: { role: string; departmentId: string }): Role {
  const role = roleNames.find((name) => name === typed);
  const fault = (field: string) => new InvalidInput([{ field, rule: 'required', facts: {} }]);
  if (!role) throw fault('role');
  if ((companyRoles as readonly string[]).includes(role)) return { role, departmentId: null };
  if (!isId(departmentId)) throw fault('departmentId');
  return { role, departmentId };
}
