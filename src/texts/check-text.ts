import type { Language } from '../platform/views/languages.js';
import { messagesOf, readText, type TextPart, UnreadableText } from '../platform/views/locales.js';
import { listPlaceholders, type Placeholder } from './placeholders.js';

/** What is wrong with a text, in one sentence under `validation.` */
export interface TextFault {
  rule: string;
  facts: Record<string, string | number>;
}

/**
 * Whether this text can stand in the place of ours; null when it can. A text that passes can always be said: it reads,
 * speaks only of what is known there, and leaves no button, link or line without words.
 */
export function checkText(language: Language, key: string, text: string): TextFault | null {
  const ours = readText(messagesOf(language).get(key) ?? '', language);
  let theirs: TextPart[];
  try {
    theirs = readText(text, language);
  } catch (error) {
    if (!(error instanceof UnreadableText)) throw error;
    return { rule: 'text-unreadable', facts: { line: error.line, column: error.column } };
  }
  return findFault(theirs, listPlaceholders(ours)) ?? (isEverSilent(theirs) ? silent : null);
}

const silent: TextFault = { rule: 'text-silent', facts: {} };

function findFault(parts: TextPart[], known: Placeholder[]): TextFault | null {
  for (const part of parts) {
    const fault = faultOf(part, known);
    if (fault) return fault;
  }
  return null;
}

function faultOf(part: TextPart, known: Placeholder[]): TextFault | null {
  // An apostrophe before a brace makes words of the placeholder.
  if (part.kind === 'words') return /[{}]/.test(part.text) ? { rule: 'text-quoted-placeholder', facts: {} } : null;
  const name = `{${part.name}}`;
  const placeholder = known.find((one) => one.name === part.name);
  if (!placeholder) {
    const names = known.map((one) => `{${one.name}}`).join(' ');
    return names
      ? { rule: 'text-unknown-placeholder', facts: { name, known: names } }
      : { rule: 'text-no-placeholders', facts: { name } };
  }
  if (!fitsFor[placeholder.kind].includes(part.kind)) return { rule: 'text-misused-placeholder', facts: { name } };
  if (!('options' in part)) return null;
  const strange = Object.keys(part.options).filter(
    (option) => placeholder.kind === 'choice' && !placeholder.options.includes(option),
  );
  if (strange.length) {
    const facts = { name, option: strange.join(', '), known: placeholder.options.join(', ') };
    return { rule: 'text-unknown-option', facts };
  }
  return findFault(Object.values(part.options).flat(), known);
}

const fitsFor: Record<Placeholder['kind'], TextPart['kind'][]> = {
  fact: ['fact'],
  count: ['fact', 'number', 'count'],
  choice: ['choice'],
};

/** Whether there is a case in which nothing is said. */
const isEverSilent = (parts: TextPart[]): boolean =>
  parts.every((part) => {
    if (part.kind === 'words') return !/\S/.test(part.text);
    return 'options' in part && Object.values(part.options).some(isEverSilent);
  });
