// Departments are the admin's. Instants of slots stay when the time zone changes: only the clock they are shown on does.
import { type Actor, isAdmin } from '../people/person.rules.js';

export function whyNotAddDepartment(actor: Actor): string | null {
  return isAdmin(actor) ? null : 'not-admin';
}

export function whyNotChangeDepartment(facts: {
  actor: Actor;
  department: { isHost: boolean };
  next: { isHost: boolean };
  comingSlots: number;
  /** Whether somebody else changed the department since the actor looked. */
  isStale: boolean;
}): string | null {
  const { actor, department, next, comingSlots, isStale } = facts;
  if (!isAdmin(actor)) return 'not-admin';
  if (isStale) return 'changed-meanwhile';
  return department.isHost && !next.isHost && comingSlots ? 'has-coming-slots' : null;
}
