import { type Actor, isAdmin } from '../people/person.rules.js';
import { NotFound } from '../platform/refusal.js';

/** For everybody else these pages are not there. */
export function requireAdmin(me: Actor): void {
  if (!isAdmin(me)) throw new NotFound('page');
}
