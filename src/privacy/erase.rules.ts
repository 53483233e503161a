// Who has left can ask to be forgotten. What tells who somebody was goes: name, addresses, what they wrote for themselves or
// said in confidence. What is only counted stays: that somebody of that department came, which scores were given, what was
// learned without a writer's name. So no figure changes.
import { type Actor, servesCompany } from '../people/person.rules.js';

export function whyNotErase({ actor, person }: { actor: Actor; person: { isActive: boolean } }): string | null {
  if (!servesCompany(actor)) return 'not-hr';
  return person.isActive ? 'erase-works-here' : null;
}

/** Erasing cannot be undone, so the name is typed over; capitals, accents' forms and spaces do not matter. */
export const isNameTyped = (typed: string, name: string) => plain(typed) === plain(name);

const plain = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
