import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { projectRoot } from '../root.js';
import { type Language, languages, localeTags } from './languages.js';

export type Facts = Record<string, string | number>;

/** A sentence that is not in any language yet. */
export interface Message {
  key: string;
  facts: Facts;
}

function readMessages(language: Language): Map<string, string> {
  const folder = join(projectRoot, 'templates', 'locales', language);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(files.flatMap((name) => Object.entries<string>(JSON.parse(readFileSync(join(folder, name), 'utf8')))));
}

const read = new Map<Language, Map<string, string>>();
const parsed = new Map<string, IntlMessageFormat>();

/** Every message of a language, by key; read from the locale files once. */
export function messagesOf(language: Language): ReadonlyMap<string, string> {
  let messages = read.get(language);
  if (!messages) read.set(language, (messages = readMessages(language)));
  return messages;
}

export const isMessageKey = (key: string) => languages.every((language) => messagesOf(language).has(key));

/** What a company says in its own words instead of ours, by `textId`. */
export type OwnTexts = ReadonlyMap<string, string>;

export const noOwnTexts: OwnTexts = new Map();

export const textId = (language: Language, key: string) => `${language} ${key}`;

/** The sentence in that language. Throws for a key without a message, and for a placeholder without a fact. */
export function translate(language: Language, key: string, facts: Facts = {}, own: OwnTexts = noOwnTexts): string {
  const id = textId(language, key);
  const ownText = own.get(id);
  if (ownText !== undefined) return String(parse(ownText, language).format(facts));
  let message = parsed.get(id);
  if (!message) {
    const text = messagesOf(language).get(key);
    if (text === undefined) throw new Error(`no ${language} message "${key}" in templates/locales/${language}`);
    parsed.set(id, (message = parse(text, language)));
  }
  return String(message.format(facts));
}

const parse = (text: string, language: Language) =>
  new IntlMessageFormat(text, localeTags[language], undefined, { ignoreTag: true });
