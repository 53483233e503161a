// Roles are the admin's to give and take; a lead names the deputies of her own department. Nobody is left without an
// admin, no guest without a host, no department with coming slots without a lead. Who leaves loses every role.
import { type Actor, companyRoles, isAdmin, type Role, servesCompany } from '../people/person.rules.js';

/** What somebody cannot walk away from before another is named. */
export interface Duties {
  /** Departments where they are the host of guests who are still to come. */
  hostsGuestsOf: string[];
  /** Departments with coming slots that nobody else leads. */
  onlyLeadOf: string[];
  /** Admins other than they. */
  otherAdmins: number;
}

export interface RoleHolder {
  id: string;
  isActive: boolean;
  roles: Role[];
}

/** A role of the company names no department, a role in a department names one. */
export const isRoleWhole = ({ role, departmentId }: Role) =>
  (companyRoles as readonly string[]).includes(role) === (departmentId === null);

const isSameRole = (one: Role, other: Role) => one.role === other.role && one.departmentId === other.departmentId;

export const withoutRoles = (roles: Role[], without: Role[]) =>
  roles.filter((role) => !without.some((other) => isSameRole(role, other)));

export const uniqueRoles = (roles: Role[]) =>
  roles.filter((role, index) => roles.findIndex((other) => isSameRole(role, other)) === index);

const leads = (actor: Actor, departmentId: string | null) =>
  actor.roles.some((role) => role.role === 'lead' && role.departmentId === departmentId);

export const mayGiveRole = (actor: Actor, { role, departmentId }: Role) =>
  isAdmin(actor) || (role === 'deputy' && leads(actor, departmentId));

export function whyNotChangeRoles(facts: {
  actor: Actor;
  person: RoleHolder;
  given: Role[];
  taken: Role[];
  duties: Duties;
}): string | null {
  const { actor, person, given, taken, duties } = facts;
  if (![...given, ...taken].every((role) => mayGiveRole(actor, role))) return 'role-not-yours';
  if (given.length && !person.isActive) return 'has-left';
  return whyNotLose(taken, duties);
}

function whyNotLose(taken: Role[], { hostsGuestsOf, onlyLeadOf, otherAdmins }: Duties): string | null {
  const loses = (name: Role['role'], departmentIds: string[]) =>
    taken.some(({ role, departmentId }) => role === name && departmentId && departmentIds.includes(departmentId));
  if (taken.some(({ role }) => role === 'admin') && !otherAdmins) return 'last-admin';
  if (loses('host', hostsGuestsOf)) return 'hosts-coming-guests';
  if (loses('lead', onlyLeadOf)) return 'only-lead';
  return null;
}

/** HR adds colleagues; who may do what is the admin's to say. */
export function whyNotAddPerson(actor: Actor, roles: Role[]): string | null {
  if (!servesCompany(actor)) return 'not-hr';
  if (roles.length && !isAdmin(actor)) return 'roles-need-admin';
  return null;
}

const holdsAdmin = ({ roles }: RoleHolder) => roles.some(({ role }) => role === 'admin');

export function whyNotLeave(facts: { actor: Actor; person: RoleHolder; duties: Duties }): string | null {
  const { actor, person, duties } = facts;
  if (!servesCompany(actor)) return 'not-hr';
  if (!person.isActive) return 'has-left';
  if (actor.id === person.id) return 'own-leaving';
  if (holdsAdmin(person) && !isAdmin(actor)) return 'admin-needs-admin';
  // Somebody may still sit beside guests after the role itself was taken.
  if (duties.hostsGuestsOf.length) return 'hosts-coming-guests';
  return whyNotLose(person.roles, duties);
}

export function whyNotReturn(actor: Actor, person: { isActive: boolean }): string | null {
  if (!servesCompany(actor)) return 'not-hr';
  return person.isActive ? 'works-here' : null;
}

/** An address is a way in: who could change an admin's could become that admin. */
export function whyNotChangePerson(facts: {
  actor: Actor;
  person: RoleHolder;
  changesEmail: boolean;
  /** Whether somebody else changed the person since the actor looked. */
  isStale: boolean;
}): string | null {
  const { actor, person, changesEmail, isStale } = facts;
  if (!servesCompany(actor)) return 'not-hr';
  if (changesEmail && holdsAdmin(person) && !isAdmin(actor)) return 'admin-needs-admin';
  return isStale ? 'changed-meanwhile' : null;
}
