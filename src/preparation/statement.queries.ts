import type { Tx } from '../platform/database/transactions.js';
import { hashToken } from '../platform/secrets.js';
import { type Language, languages } from '../platform/views/languages.js';
import { type OwnTexts, translate } from '../platform/views/locales.js';
import { readOwnTexts } from '../texts/texts.queries.js';

export interface StatementView {
  language: Language;
  text: string;
  /** Names exactly these words. */
  hash: string;
  isAccepted: boolean;
}

const wordsIn = (language: Language, own: OwnTexts) => translate(language, 'texts.statement', {}, own);
const hashesOf = (own: OwnTexts) => languages.map((language) => hashToken(wordsIn(language, own)));

/** The confidentiality statement as it is now, in the person's language, and whether they accepted it, in whichever language. */
export async function findStatement(tx: Tx, person: { id: string; language: Language }): Promise<StatementView> {
  const own = await readOwnTexts(tx);
  const text = wordsIn(person.language, own);
  const isAccepted = await isAmong(tx, person.id, hashesOf(own));
  return { language: person.language, text, hash: hashToken(text), isAccepted };
}

/** Whether somebody accepted the statement as it is now. */
export async function hasAccepted(tx: Tx, personId: string): Promise<boolean> {
  return isAmong(tx, personId, await currentStatementHashes(tx));
}

/** Names the words of the statement as they are now, in each language: who accepted one of them has accepted it. */
export const currentStatementHashes = async (tx: Tx): Promise<string[]> => hashesOf(await readOwnTexts(tx));

/** @param hashes the parameter with `currentStatementHashes` */
export const ACCEPTED = (personId: string, hashes: string) =>
  `EXISTS (SELECT FROM statement_acceptances a WHERE a.person_id = ${personId} AND a.text_hash = ANY (${hashes}))`;

async function isAmong(tx: Tx, personId: string, hashes: string[]): Promise<boolean> {
  const [row]: [{ isAccepted: boolean }] = await tx.query(`SELECT ${ACCEPTED('$1', '$2')} AS "isAccepted"`, [
    personId,
    hashes,
  ]);
  return row.isAccepted;
}
