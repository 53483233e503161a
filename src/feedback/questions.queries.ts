import type { Tx } from '../platform/database/transactions.js';
import type { Language } from '../platform/views/languages.js';
import { translate } from '../platform/views/locales.js';
import { readOwnTexts } from '../texts/texts.queries.js';
import { choicesOf, hasStatements, questionsOf, sideOf, STATEMENTS } from './form.rules.js';
import { readOwnQuestions } from './department-questions.queries.js';
import type { FormRow } from './forms.queries.js';

export interface AskedQuestion {
  /** Of the answer: `score1`, `surprise`, `own1`. */
  field: string;
  text: string;
  /** Between what one chooses; null: whatever one writes, or a score. */
  choices: readonly string[] | null;
}

/** What a form asks, in this language and the words of the company and the department as they are now, in its order. */
export async function readQuestions(
  tx: Tx,
  { kind, hostId, departmentId }: Pick<FormRow, 'kind' | 'hostId' | 'departmentId'>,
  language: Language,
): Promise<AskedQuestion[]> {
  const own = await readOwnTexts(tx);
  const say = (key: string) => translate(language, key, {}, own);
  const statements = Array.from({ length: hasStatements(kind) ? STATEMENTS : 0 }, (_, index) => ({
    field: `score${index + 1}`,
    text: say(`texts.pulse.${index + 1}`),
    choices: null,
  }));
  const questions = questionsOf(kind, { hasHost: hostId !== null }).map((field) => ({
    field,
    text: say(`texts.${kind}.${field}`),
    choices: choicesOf(field),
  }));
  const side = sideOf(kind);
  const ofDepartment = side ? await readOwnQuestions(tx, departmentId, side, language) : [];
  return [...questions, ...ofDepartment.map((one) => ({ ...one, choices: null })), ...statements];
}
