// What a cell says, whichever system wrote it: names with a Dutch prefix, working days in three languages, whether
// somebody still works here.
import type { NameParts } from '../people/person.rules.js';
import type { Language } from '../platform/views/languages.js';

/** A spreadsheet would work it out: nobody is called so, and it must not travel on to somebody's Excel. */
export const isFormula = (value: string) => /^[=+@\t\r]/.test(value) || /^-./.test(value);

// Written small they stand before the name; a Belgian `Van den Broeck` is one name.
const PREFIX =
  /^((?:(?:van|in|op|aan|bij|uit|over|onder|voor) (?:de|den|der|het|'t|’t)|de la|van|von|de|den|der|het|'t|’t|ter|ten|te|in|op|du|la|le|el|al|bin|ibn|dos|da|di|del|y|zu|zum|zur) )(.+)$/;

/** `in den Bosch` is a prefix and a name. */
export function splitFamilyName(name: string): Pick<NameParts, 'namePrefix' | 'familyName'> {
  const [, prefix = '', rest = name] = PREFIX.exec(name) ?? [];
  return { namePrefix: prefix.trim(), familyName: rest };
}

/** `Meer, Zoë van der` and `Zoë van der Meer`; one word is a family name. */
export function splitFullName(name: string): NameParts {
  const [last = '', first = ''] = name.split(',').map((part) => part.trim());
  if (first) {
    const [, given = first, prefix = ''] = /^(.*?)((?: [\p{Ll}'’][\p{L}'’]*)*)$/u.exec(first) ?? [];
    return { givenName: given, ...(prefix ? { namePrefix: prefix.trim(), familyName: last } : splitFamilyName(last)) };
  }
  const [given = '', ...rest] = last.split(/\s+/);
  return rest.length ? { givenName: given, ...splitFamilyName(rest.join(' ')) } : { givenName: '', ...splitFamilyName(given) }; // prettier-ignore
}

const weekdays = [
  ['ma', 'maandag', 'mo', 'mon', 'monday', '1'],
  ['di', 'dinsdag', 'tu', 'tue', 'tues', 'tuesday', '2'],
  ['wo', 'woensdag', 'we', 'wed', 'wednesday', '3'],
  ['do', 'donderdag', 'th', 'thu', 'thur', 'thurs', 'thursday', '4'],
  ['vr', 'vrijdag', 'fr', 'fri', 'friday', '5'],
  ['za', 'zaterdag', 'sa', 'sat', 'saturday', '6'],
  ['zo', 'zondag', 'su', 'sun', 'sunday', '7'],
];

const weekdayOf = (word: string) => weekdays.findIndex((words) => words.includes(word)) + 1;

/** ISO weekdays in order; null for what names none. `ma-do` is Monday to Thursday. */
export function readWorkdays(value: string): number[] | null {
  const parts = value.toLowerCase().split(/[\s,;/+&]+|\ben\b|\band\b/).filter(Boolean); // prettier-ignore
  const days = parts.flatMap((part) => {
    const [from = 0, to = from] = part.split(/[-–]/).map(weekdayOf);
    if (!from || to < from) return [0];
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  return days.length && !days.includes(0) ? [...new Set(days)].sort() : null;
}

const here = ['active', 'actief', 'aktiv', 'a', '1', 'true', 't', 'yes', 'ja', 'in dienst', 'onboarding', 'leave', 'on leave', 'paid leave', 'unpaid leave', 'verlof', 'full-time', 'part-time']; // prettier-ignore
const gone = ['inactive', 'inactief', 'inaktiv', 'i', '0', 'false', 'f', 'no', 'nee', 'uit dienst', 'terminated', 'retired', 'left', 'vertrokken', 'd', 'deactivated']; // prettier-ignore

/** Whether somebody works here; null for a word that nobody knows. */
export function readStatus(value: string): boolean | null {
  const word = value.toLowerCase();
  if (here.includes(word)) return true;
  return gone.includes(word) ? false : null;
}

/** Who reads no Dutch reads English. */
export const readLanguage = (value: string): Language => (/^(nl|dut|ned|dutch|flem|vlaams)/i.test(value) ? 'nl' : 'en');

/** No capitals, no accents, one space: by which names of departments and places are the same. */
export const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

/** The same for `Peeters, Pieter` and `Pieter Peeters`. */
export const foldName = (name: string) => fold(name).split(/[\s,]+/).filter(Boolean).sort().join(' '); // prettier-ignore
