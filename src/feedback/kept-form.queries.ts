import type { Tx } from '../platform/database/transactions.js';
import { FormAnswer } from './form-answer.entity.js';
import type { FormRow } from './forms.queries.js';
import { PulseScore } from './pulse-score.entity.js';
import { listLearnings } from './save-learned.js';
import type { TypedForm } from './typed-form.js';

/** What stands in a form: as it was typed last, else as it was sent; and what was sent. */
export async function readKept(tx: Tx, form: FormRow): Promise<{ fields: TypedForm; sent: TypedForm | null }> {
  const sent = await findSent(tx, form);
  return { fields: form.draft ?? sent ?? {}, sent };
}

/** What was sent, field by field; null before that. */
export async function findSent(tx: Tx, form: FormRow): Promise<TypedForm | null> {
  if (!form.answeredAt) return null;
  const scores = await tx.findBy(PulseScore, { formId: form.id });
  const answers = await tx.findBy(FormAnswer, { formId: form.id });
  const fieldOf = ({ question }: FormAnswer) => question.replace(/^own-/, 'own');
  return Object.fromEntries([
    ...scores.map(({ statement, score }) => [`score${statement}`, String(score)]),
    ...answers.map((answer) => [fieldOf(answer), answer.answer]),
    ...answers.flatMap((answer) => (answer.vouchedAt ? [[`vouched.${fieldOf(answer)}`, 'yes']] : [])),
    ...(await listItems(tx, form)),
  ]);
}

async function listItems(tx: Tx, form: FormRow): Promise<[string, string][]> {
  if (form.kind !== 'debrief' && form.kind !== 'host-debrief') return [];
  const count = new Map<string, number>();
  return (await listLearnings(tx, form)).flatMap((learning) => {
    const number = count.get(learning.question) ?? 0;
    count.set(learning.question, number + 1);
    const ticks = [...learning.lacked, ...(learning.vouchedAt ? ['isVouched'] : [])];
    const parts: [string, string | null][] = [
      ['id', learning.id],
      ['text', learning.text],
      ['timesHeard', String(learning.timesHeard)],
      ['themeId', learning.themeId],
      ['preventable', learning.preventable],
      ['forDepartmentId', learning.forDepartmentId],
      ...ticks.map((tick): [string, string] => [tick, 'yes']),
    ];
    return parts.flatMap(([part, text]): [string, string][] =>
      text === null ? [] : [[`${learning.question}.${number}.${part}`, text]],
    );
  });
}
