import { In } from 'typeorm';
import { Theme } from '../learnings/theme.entity.js';
import { type LearningQuestion, learningQuestions } from '../learnings/learning.rules.js';
import { Department } from '../people/department.entity.js';
import type { Tx } from '../platform/database/transactions.js';
import { type FreeText, listTextProblems } from '../platform/customer-data.js';
import { type FieldProblem, InvalidInput, refuseWhen } from '../platform/refusal.js';
import { freeAnswers, type LearnedInput, type SendFormInput } from './form.dto.js';
import { hostChoices, whyNotSendNothing } from './form.rules.js';
import type { AskedQuestion } from './questions.queries.js';

export interface LearnedItem extends LearnedInput {
  question: LearningQuestion;
  /** Name of its fields, `surprise.0`. */
  name: string;
}

/** The things learned, in the order of the form. */
export const listLearned = (input: SendFormInput): LearnedItem[] =>
  learningQuestions.flatMap((question) =>
    (input[question] ?? []).map((item, index) => ({ ...item, question, name: `${question}.${index}` })),
  );

const scoreFields = ['score1', 'score2', 'score3', 'score4'] as const;
const chosenFields = Object.keys(hostChoices) as (keyof typeof hostChoices)[];

/** What was answered besides things learned: scores, choices and texts, by field. */
export function listAnswered(input: SendFormInput): { field: string; answer: string | number }[] {
  return [...scoreFields, ...chosenFields, ...freeAnswers].flatMap((field) => {
    const answer = input[field];
    return answer === undefined || answer === null || answer === '' ? [] : [{ field, answer }];
  });
}

/** Throws InvalidInput for answers to what was not asked, and for themes and departments that are not; Refused when all is blank. */
export async function checkAnswers(tx: Tx, asked: AskedQuestion[], input: SendFormInput): Promise<void> {
  const known = new Set(asked.map(({ field }) => field));
  const learned = listLearned(input);
  const answered = [...listAnswered(input).map(({ field }) => field), ...learned.map(({ question }) => question)];
  const problems = [...new Set(answered)].filter((field) => !known.has(field)).map((field) => fault(field, 'unknown-field')); // prettier-ignore
  problems.push(...(await listUnknown(tx, learned)), ...listTextProblems(listTexts(input)));
  if (problems.length) throw new InvalidInput(problems);
  refuseWhen(whyNotSendNothing(answered.length));
}

/** Whatever somebody wrote in words of their own. */
const listTexts = (input: SendFormInput): FreeText[] => [
  ...listLearned(input).map(({ name, text, isVouched }) => ({ field: `${name}.text`, text, isVouched })),
  ...freeAnswers.map((field) => ({ field, text: input[field] ?? '', isVouched: input.vouched?.includes(field) })),
];

async function listUnknown(tx: Tx, learned: LearnedItem[]): Promise<FieldProblem[]> {
  const named = <K extends 'themeId' | 'forDepartmentId'>(part: K) => learned.flatMap((item) => item[part] ?? []);
  // A theme that was put away stays where it was chosen.
  const themes = await tx.findBy(Theme, { id: In(named('themeId')) });
  const departments = await tx.findBy(Department, { id: In(named('forDepartmentId')) });
  const isOf = (rows: { id: string }[], id: string | null | undefined) => !id || rows.some((row) => row.id === id);
  return learned.flatMap(({ name, themeId, forDepartmentId }) => [
    ...(isOf(themes, themeId) ? [] : [fault(`${name}.themeId`, 'unknown-theme')]),
    ...(isOf(departments, forDepartmentId) ? [] : [fault(`${name}.forDepartmentId`, 'unknown-department')]),
  ]);
}

const fault = (field: string, rule: string): FieldProblem => ({ field, rule, facts: {} });
