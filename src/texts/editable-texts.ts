import type { Language } from '../platform/views/languages.js';
import { messagesOf, readText } from '../platform/views/locales.js';

/** Texts that belong together: those of one mail, of the statement. */
export interface TextGroup {
  name: string;
  keys: string[];
}

/** The group of what more than one mail says. */
export const SHARED = 'shared';
/** The group of what an event in a calendar says. */
export const EVENT = 'event';

const isOffered = (key: string) => /^(texts|mail)\./.test(key);

/** Whether a company may say this in words of its own: sentences and words, not how names are strung together. */
export const isEditable = (key: string) =>
  isOffered(key) &&
  readText(messagesOf('en').get(key) ?? '', 'en').some((part) => part.kind !== 'fact' && hasWords(part));

const hasWords = (part: { kind: string; text?: string }) => part.kind !== 'words' || /\p{L}/u.test(part.text ?? '');

/** The group that a text is listed under: `visit-declined` for `mail.visit-declined.intro`. */
export function groupOf(key: string): string {
  const [file, name = ''] = key.split('.');
  if (file === 'texts' || name === EVENT || messagesOf('en').has(`mail.${name}.title`)) return name;
  return SHARED;
}

/** Every text that can be edited, in the order of the locale files; what mails share comes last. */
export function listEditableTexts(): TextGroup[] {
  const groups = new Map<string, string[]>();
  const keys = [...messagesOf('en').keys()].filter(isEditable);
  for (const key of [
    ...keys.filter((one) => one.startsWith('texts.')),
    ...keys.filter((one) => one.startsWith('mail.')),
  ])
    groups.set(groupOf(key), [...(groups.get(groupOf(key)) ?? []), key]);
  const shared = groups.get(SHARED) ?? [];
  groups.delete(SHARED);
  return [...groups, [SHARED, shared] as const].map(([name, of]) => ({ name, keys: of }));
}

/** The text as it ships. */
export const ourText = (language: Language, key: string) => messagesOf(language).get(key) ?? '';

/** Only the statement and its like have paragraphs; a mail's sentence is one line, for some are subjects. */
export const hasParagraphs = (key: string) => key.startsWith('texts.');
