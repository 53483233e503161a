// Who somebody is and what that lets them do. Roles are held for the whole company (admin, hr) or for one
// department (lead, deputy, host). An admin may do what a lead may.
import type { Language } from '../platform/views/languages.js';

export const companyRoles = ['admin', 'hr'] as const;
export const departmentRoles = ['lead', 'deputy', 'host'] as const;
export const roleNames = [...companyRoles, ...departmentRoles];
export type RoleName = (typeof roleNames)[number];

export interface Role {
  role: RoleName;
  departmentId: string | null;
}

/** The person who acts: what edges hand to acts, and acts to rules. */
export interface Actor {
  id: string;
  name: string;
  email: string;
  language: Language;
  departmentId: string;
  roles: Role[];
}

export interface NameParts {
  givenName: string;
  namePrefix: string;
  familyName: string;
}

export const fullName = (name: NameParts) =>
  [name.givenName, name.namePrefix, name.familyName].filter(Boolean).join(' ');

export const isAdmin = (actor: Actor) => actor.roles.some(({ role }) => role === 'admin');
export const isHr = (actor: Actor) => actor.roles.some(({ role }) => role === 'hr');

/** May name another visitor and sees every visit. */
export const servesCompany = (actor: Actor) => isAdmin(actor) || isHr(actor);

const isLeadRole = ({ role }: Role) => role === 'lead' || role === 'deputy';

export const mayLead = (actor: Actor, departmentId: string) =>
  isAdmin(actor) || actor.roles.some((role) => isLeadRole(role) && role.departmentId === departmentId);

/** Departments the actor leads or stands in for, in the order the roles were read. */
export const ledDepartmentIds = (actor: Actor) =>
  actor.roles.filter(isLeadRole).flatMap(({ departmentId }) => departmentId ?? []);

/** May lead some department, if there is one. */
export const leadsAnywhere = (actor: Actor) => isAdmin(actor) || ledDepartmentIds(actor).length > 0;

export const hostsAnywhere = (actor: Actor) => actor.roles.some(({ role }) => role === 'host');
