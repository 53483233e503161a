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

/** How somebody is spoken to: in which language, and in which words of the company. */
export interface Wording {
  language: Language;
  own: OwnTexts;
}

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

/** The sentence as this reader has it. Throws like `translate`. */
export const say = ({ language, own }: Wording, key: string, facts?: Facts): string =>
  translate(language, key, facts, own);

const parse = (text: string, language: Language) =>
  new IntlMessageFormat(text, localeTags[language], undefined, { ignoreTag: true });

/** What a text is put together from. */
export type TextPart =
  | { kind: 'words'; text: string }
  /** `number` and `date` say how a fact is written: `{count, number}`. */
  | { kind: 'fact' | 'number' | 'date'; name: string }
  | { kind: 'choice' | 'count'; name: string; options: Record<string, TextPart[]> };

/** Where a text stops making sense, both counted from 1. */
export class UnreadableText extends Error {
  constructor(
    readonly line: number,
    readonly column: number,
  ) {
    super(`no message beyond line ${line}, column ${column}`);
  }
}

/** Takes a text apart. Throws UnreadableText. */
export function readText(text: string, language: Language): TextPart[] {
  try {
    return parse(text, language).getAst().map(readPart);
  } catch (error) {
    const { start } = (error as { location?: { start: { line: number; column: number } } }).location ?? {};
    throw new UnreadableText(start?.line ?? 1, start?.column ?? 1);
  }
}

type AstPart = ReturnType<IntlMessageFormat['getAst']>[number];

function readPart(part: AstPart): TextPart {
  // By the numbers of ICU's own list of kinds, which is no export of this library.
  switch (part.type as number) {
    case 1:
      return { kind: 'fact', name: valueOf(part) };
    case 2:
      return { kind: 'number', name: valueOf(part) };
    case 3:
    case 4:
      return { kind: 'date', name: valueOf(part) };
    case 5:
      return { kind: 'choice', name: valueOf(part), options: optionsOf(part) };
    case 6:
      return { kind: 'count', name: valueOf(part), options: optionsOf(part) };
    default:
      return { kind: 'words', text: 'value' in part ? part.value : '#' };
  }
}

const valueOf = (part: AstPart) => ('value' in part ? part.value : '');

const optionsOf = (part: AstPart) =>
  Object.fromEntries(
    Object.entries('options' in part ? part.options : {}).map(([name, { value }]) => [name, value.map(readPart)]),
  );
