import type { Tx } from '../platform/database/transactions.js';
import { hashToken } from '../platform/secrets.js';
import { type Language, languages } from '../platform/views/languages.js';
import { translate } from '../platform/views/locales.js';
import { readOwnTexts } from '../texts/texts.queries.js';

export interface StatementView {
  language: Language;
  text: string;
  /** Names exactly these words. */
  hash: string;
  isAccepted: boolean;
}

/** The confidentiality statement as it is now, in the person's language, and whether they accepted it, in whichever language. */
export async function findStatement(tx: Tx, person: { id: string; language: Language }): Promise<StatementView> {
  const own = await readOwnTexts(tx);
  const wordsIn = (language: Language) => translate(language, 'texts.statement', {}, own);
  const text = wordsIn(person.language);
  const current = languages.map((language) => hashToken(wordsIn(language)));
  const [row]: [{ isAccepted: boolean }] = await tx.query(
    `SELECT EXISTS (SELECT FROM statement_acceptances WHERE person_id = $1 AND text_hash = ANY ($2)) AS "isAccepted"`,
    [person.id, current],
  );
  return { language: person.language, text, hash: hashToken(text), isAccepted: row.isAccepted };
}
