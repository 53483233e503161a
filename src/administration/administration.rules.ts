// Administration is the admin's alone. For everybody else its pages are not there; an act says why it is not done.
import { type Actor, isAdmin } from '../people/person.rules.js';

export function whyNotAdminister(actor: Actor): string | null {
  return isAdmin(actor) ? null : 'not-admin';
}

/** A text is changed by who has seen how it stands: `basedOn` is the version that the form was filled with. */
export function whyNotChangeText(actor: Actor, text: { version: number; basedOn: number }): string | null {
  if (!isAdmin(actor)) return 'not-admin';
  return text.version === text.basedOn ? null : 'text-changed-meanwhile';
}

/** What stands in a calendar can be taken out of it once. */
export function whyNotTakeAway(actor: Actor, invite: { isLive: boolean }): string | null {
  if (!isAdmin(actor)) return 'not-admin';
  return invite.isLive ? null : 'test-invite-gone';
}
