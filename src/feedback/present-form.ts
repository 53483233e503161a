import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { toIsoInZone } from '../platform/http/instant.js';
import { fillFacts } from './fill-facts.js';
import type { FormAnswerView, FormSummaryAnswer } from './form.dto.js';
import { stateOf } from './form.rules.js';
import { type FormRow, getForm } from './forms.queries.js';
import { readKept } from './kept-form.queries.js';
import { readQuestions } from './questions.queries.js';

export function presentSummary(form: FormRow, at: Date): FormSummaryAnswer {
  const { id, kind, visitId, departmentName } = form;
  const inZone = (instant: Date) => toIsoInZone(instant, form.timeZone);
  return {
    id,
    kind,
    state: stateOf(fillFacts(form, at)),
    visitId,
    departmentName,
    startsAt: inZone(form.startsAt),
    closesAt: inZone(form.closesAt),
    answeredAt: form.answeredAt && inZone(form.answeredAt),
  };
}

/** A form as the API tells it to its own person. Throws NotFound for anybody else. */
export async function presentForm(tx: Tx, me: Actor, formId: string): Promise<FormAnswerView> {
  const form = await getForm(tx, me, formId);
  const questions = await readQuestions(tx, form, me.language);
  return {
    ...presentSummary(form, now()),
    questions: questions.map(({ choices, ...question }) => ({ ...question, choices: choices && [...choices] })),
    ...(await readKept(tx, form)),
    savedAt: form.savedAt && toIsoInZone(form.savedAt, form.timeZone),
  };
}
