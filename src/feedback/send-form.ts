import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { checkAnswers, listAnswered, listLearned } from './check-answers.js';
import { FeedbackForm } from './feedback-form.entity.js';
import { fillFacts } from './fill-facts.js';
import { FormAnswer } from './form-answer.entity.js';
import type { SendFormInput } from './form.dto.js';
import { whyNotFill } from './form.rules.js';
import { type FormRow, lockForm } from './forms.queries.js';
import { PulseScore } from './pulse-score.entity.js';
import { type AskedQuestion, readQuestions } from './questions.queries.js';
import { saveLearned } from './save-learned.js';
import { tellThanks } from './tell-thanks.js';

/** A thank-you waits this long, for second thoughts. */
const THANKS_WAIT_MINUTES = 10;
const MINUTE = 60_000;

/** Answers a form, or answers it anew while it is open: what was sent before gives way to what is sent now. */
export async function sendForm(tx: Tx, actor: Actor, formId: string, input: SendFormInput): Promise<void> {
  const form = await lockForm(tx, actor, formId);
  const at = now();
  refuseWhen(whyNotFill(fillFacts(form, at)));
  const asked = await readQuestions(tx, form, actor.language);
  await checkAnswers(tx, asked, input);

  await saveAnswers(tx, form, asked, input);
  if (form.kind === 'debrief' || form.kind === 'host-debrief') await saveLearned(tx, form, listLearned(input));
  const sent = form.answeredAt ? { changedAt: at } : { answeredAt: at };
  await tx.update(FeedbackForm, { id: formId }, { draft: null, savedAt: null, ...sent });
  // That it was answered, and not what.
  await recordAudit(tx, {
    actorId: actor.id,
    act: form.answeredAt ? 'form.changed' : 'form.sent',
    subjectType: 'form',
    subjectId: formId,
    after: { kind: form.kind },
  });
}

async function saveAnswers(tx: Tx, form: FormRow, asked: AskedQuestion[], input: SendFormInput): Promise<void> {
  const formId = form.id;
  const at = now();
  const words = new Map(asked.map(({ field, text }) => [field, text]));
  const thanked = await tx.findOneBy(FormAnswer, { formId, question: 'thanks' });
  await tx.delete(PulseScore, { formId });
  await tx.delete(FormAnswer, { formId });
  for (const { field, answer } of listAnswered(input)) {
    const row = { formId, asked: words.get(field) ?? '' };
    if (typeof answer === 'number')
      await tx.insert(PulseScore, { ...row, statement: Number(field.slice('score'.length)), score: answer });
    else {
      const isVouched = input.vouched?.some((name) => name === field);
      await tx.insert(FormAnswer, { ...row, question: questionOf(field), answer, vouchedAt: isVouched ? at : null });
    }
  }
  if (input.thanks && input.thanks !== thanked?.answer) {
    const dueAt = new Date(at.getTime() + THANKS_WAIT_MINUTES * MINUTE);
    await tellThanks(tx, form, dueAt);
  }
}

/** A department's own questions are kept as `own-1` and `own-2`. */
const questionOf = (field: string) => field.replace(/^own(?=\d)/, 'own-');
