import { NotFound } from '../platform/refusal.js';
import { type Language, languages } from '../platform/views/languages.js';
import { type OwnTexts, readText, type TextPart, textId } from '../platform/views/locales.js';
import { groupOf, hasParagraphs, isEditable, listEditableTexts, ourText } from '../texts/editable-texts.js';
import { listPlaceholders } from '../texts/placeholders.js';
import { splitByRole } from '../texts/by-role.js';
import type { TextPlace } from '../texts/texts.queries.js';
import type { TextHistoryRow } from './texts.queries.js';
import type { TypedWords } from './typed-words.js';

const path = '/administration/texts';

export const textPath = ({ language, key }: TextPlace) => `${path}/${language}/${key}`;

/** The place that an address speaks of. Throws NotFound. */
export function textPlace(language: string, key: string): TextPlace {
  if (!(languages as readonly string[]).includes(language) || !isEditable(key)) throw new NotFound('text');
  return { language: language as Language, key };
}

const parts = ['subject', 'title', 'intro', 'go', 'full', 'busy', 'absent', 'other-moment'];

/** What kind of text it is within its mail, or which ready-made one; `line` for any other. */
function partOf(key: string): string {
  const last = key.split('.').at(-1) ?? '';
  return parts.includes(last) ? last : 'line';
}

/** The texts that a search finds, as they are said now in this language; groups without one are left out. */
export function listTextsForPage(language: Language, own: OwnTexts, filter: { search: string; isOwn: boolean }) {
  const present = (key: string) => ({
    key,
    path: textPath({ language, key }),
    part: partOf(key),
    text: plainly(language, own.get(textId(language, key)) ?? ourText(language, key)),
    ownLanguages: languages.filter((one) => own.has(textId(one, key))),
  });
  const needle = filter.search.toLowerCase();
  return listEditableTexts()
    .map(({ name, keys }) => ({
      name,
      texts: keys
        .map(present)
        .filter(
          ({ text, ownLanguages }) => text.toLowerCase().includes(needle) && (!filter.isOwn || ownLanguages.length),
        ),
    }))
    .filter(({ texts }) => texts.length > 0);
}

/** As a reader would have it, without the signs that choose between words. */
const sayPlainly = (parts: TextPart[]): string =>
  parts
    .map((part) => {
      if (part.kind === 'words') return part.text;
      if (!('options' in part)) return `{${part.name}}`;
      const cases = Object.values(part.options).map(sayPlainly);
      return part.kind === 'choice' ? cases.join(' / ') : (cases.at(-1) ?? '').replace('#', `{${part.name}}`);
    })
    .join('');

const plainly = (language: Language, text: string) => sayPlainly(readText(text, language));

/** One text with all that its editor shows. */
export function presentText(
  place: TextPlace,
  present: { version: number; text: string | null },
  history: TextHistoryRow[],
  typed: TypedWords | null,
) {
  const { key, language } = place;
  const ours = ourText(language, key);
  const text = typed?.text ?? present.text ?? ours;
  return {
    place,
    path: textPath(place),
    group: groupOf(key),
    part: partOf(key),
    ours: plainly(language, ours),
    isOwn: present.text !== null,
    text,
    byRole: typed ? typed.byRole : splitByRole(text),
    basedOn: present.version,
    rows: hasParagraphs(key) ? 18 : 6,
    hasRoles: /^mail\.(?!sign-in|lead-nudge|test-invite|visit-(?!reminder)|slot-)/.test(key),
    isInMail: key.startsWith('mail.') && !key.endsWith('.subject') && groupOf(key) !== 'event',
    placeholders: listPlaceholders(readText(ours, language)),
    languages: languages.map((one) => ({ language: one, path: textPath({ key, language: one }) })),
    history: history.map((row) => ({
      ...row,
      isNow: row.version === present.version,
      said: plainly(language, row.text ?? ours),
    })),
  };
}
