// A screen on a wall is read by whoever passes: guests, customers, a photograph. What names a colleague stays off it, and
// so does what its author had to vouch for because it looked like a customer's data.
import { type Actor, mayLead, type NameParts } from '../people/person.rules.js';

export function whyNotOpenWall(actor: Actor, department: { id: string; isHost: boolean }): string | null {
  if (!mayLead(actor, department.id)) return 'not-lead';
  return department.isHost ? null : 'not-host-department';
}

export function whyNotCloseWall(actor: Actor, departmentId: string, isOpen: boolean): string | null {
  if (!mayLead(actor, departmentId)) return 'not-lead';
  return isOpen ? null : 'wall-closed';
}

// Shorter ones are words of every sentence: An, Bo, Ad.
const SHORTEST_NAME = 3;

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a text names one of these people, by the given or the family name; accents and capitals do not matter. */
export function namesSomebody(
  texts: (string | null)[],
  people: Pick<NameParts, 'givenName' | 'familyName'>[],
): boolean {
  const words = new Set(texts.flatMap((text) => plain(text ?? '').match(/[\p{L}\p{N}]+/gu) ?? []));
  const isSaid = (name: string) => {
    const parts = (plain(name).match(/[\p{L}\p{N}]+/gu) ?? []).filter((part) => part.length >= SHORTEST_NAME);
    return parts.length > 0 && parts.every((part) => words.has(part));
  };
  return people.some(({ givenName, familyName }) => isSaid(givenName) || isSaid(familyName));
}
