import { noProblems } from '../platform/views/page.js';
import { listChanges } from './list-changes.js';
import type { AskedQuestion } from './questions.queries.js';
import { showQuestion } from './show-question.js';
import type { TypedForm } from './typed-form.js';

/** The questions whose answer is not the one that was sent, each as it was sent; none before anything was. */
export function showUnsent(asked: AskedQuestion[], fields: TypedForm, sent: TypedForm | null) {
  if (!sent) return [];
  const changed = listChanges(fields, sent);
  return asked
    .filter(({ field }) => changed.includes(field))
    .map((one) => showQuestion(one, { fields: sent, problems: noProblems, adding: '', suggested: {} }));
}
