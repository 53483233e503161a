import { LONGEST_LEARNING } from '../learnings/learning.rules.js';
import { suggestTheme } from '../learnings/theme-suggestion.queries.js';
import type { ThemeChoice } from '../learnings/themes.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import type { TypedForm } from './typed-form.js';

/** Each is a search of its own. */
const MOST_SUGGESTED = 10;
/** A question to another department has no theme: it goes to that department. */
const THEMED = /^((?!question)\w+\.\d+)\.text$/;

export type SuggestedThemes = Record<string, ThemeChoice>;

/** What things learned seem to be about, by the names they have in the form; only where their author chose nothing. */
export async function listSuggestedThemes(tx: Tx, me: Actor, fields: TypedForm): Promise<SuggestedThemes> {
  const open = Object.entries(fields).flatMap(([field, text]) => {
    const name = THEMED.exec(field)?.[1];
    const isWritten = text.trim() !== '' && text.length <= LONGEST_LEARNING;
    return name && isWritten && !fields[`${name}.themeId`] ? [{ name, text }] : [];
  });
  const suggested: SuggestedThemes = {};
  for (const { name, text } of open.slice(0, MOST_SUGGESTED)) {
    const theme = await suggestTheme(tx, me, text);
    if (theme) suggested[name] = theme;
  }
  return suggested;
}
