import type { Tx } from '../platform/database/transactions.js';
import type { Language } from '../platform/views/languages.js';
import { type OwnTexts, textId } from '../platform/views/locales.js';
import { TextVersion } from './text-version.entity.js';

/** One text in one language. */
export interface TextPlace {
  key: string;
  language: Language;
}

/** What this company says in its own words, as of now. */
export async function readOwnTexts(tx: Tx): Promise<OwnTexts> {
  const rows: { language: Language; key: string; text: string | null }[] = await tx.query(
    `SELECT DISTINCT ON (key, language) key, language, text FROM text_versions ORDER BY key, language, version DESC`,
  );
  return new Map(rows.flatMap(({ language, key, text }) => (text === null ? [] : [[textId(language, key), text]])));
}

/** Version 0, and no words of the company's own, where nobody changed anything yet. */
export async function findOwnText(
  tx: Tx,
  { key, language }: TextPlace,
): Promise<Pick<TextVersion, 'version' | 'text'>> {
  const latest = await tx.findOne(TextVersion, { where: { key, language }, order: { version: 'DESC' } });
  return latest ?? { version: 0, text: null };
}
