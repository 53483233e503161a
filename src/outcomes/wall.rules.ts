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

const WORD = /[\p{L}\p{N}]+/gu;
const unmarked = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');
const wordsOf = (text: string): string[] => unmarked(text).toLowerCase().match(WORD) ?? [];

interface Word {
  word: string;
  before: string | null;
  /** Written with a capital where no sentence begins. */
  isProper: boolean;
}

const beginsSentence = (before: string) =>
  /(^|[.?!:])[^\p{L}\p{N}]*$/u.test(before) && !/\p{L}\.\p{L}\.\s*$/u.test(before);

function readWords(text: string | null): Word[] {
  const whole = unmarked(text ?? '');
  let before: string | null = null;
  return [...whole.matchAll(WORD)].map(({ 0: found, index }) => {
    const isProper = /^\p{Lu}/u.test(found) && !beginsSentence(whole.slice(0, index));
    const word = { word: found.toLowerCase(), before, isProper };
    before = word.word;
    return word;
  });
}

/**
 * Whether a text names one of these people, by the given or the family name; accents and capitals do not matter. What
 * stands behind a prefix is often a word as well (van der Meer, de Groot): it counts behind that, or with a capital.
 */
export function namesSomebody(texts: (string | null)[], people: NameParts[]): boolean {
  const words = texts.flatMap(readWords);
  const said = new Set(words.map(({ word }) => word));
  const isSaid = (name: string, prefix: string) => {
    const parts = wordsOf(name).filter((part) => part.length >= SHORTEST_NAME);
    if (!parts.length || !parts.every((part) => said.has(part))) return false;
    const last = wordsOf(prefix).at(-1);
    return !last || words.some(({ word, before, isProper }) => parts.includes(word) && (isProper || before === last));
  };
  return people.some(
    ({ givenName, namePrefix, familyName }) => isSaid(givenName, '') || isSaid(familyName, namePrefix),
  );
}
