import type { Actor, Role } from '../../src/people/person.rules.js';

/** Somebody for tables of cases, known to no database. */
export function anActor(id: string, ...roles: Role[]): Actor {
  return { id, name: id, email: `${id}@example.org`, language: 'nl', departmentId: 'finance', roles };
}

export const admin = anActor('admin', { role: 'admin', departmentId: null });
export const hr = anActor('hr', { role: 'hr', departmentId: null });
export const lead = anActor('lead', { role: 'lead', departmentId: 'service' });
export const deputy = anActor('deputy', { role: 'deputy', departmentId: 'service' });
export const host = anActor('host', { role: 'host', departmentId: 'service' });
export const leadElsewhere = anActor('lead-elsewhere', { role: 'lead', departmentId: 'claims' });
export const colleague = anActor('colleague');
