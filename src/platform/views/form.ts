import { validateInput } from '../http/validate-input.js';
import { InvalidInput, Refused } from '../refusal.js';
import { storable } from '../storable-text.rules.js';
import type { Message } from './locales.js';
import { type Answer, type FormProblems, PageResult } from './page.js';

type Again = (problems: FormProblems) => Answer | Promise<Answer>;

/** Does the act; when it says an expected "no", shows the page again with the reason. */
export async function attempt(act: () => Promise<Answer>, again: Again): Promise<Answer> {
  try {
    return await act();
  } catch (error) {
    const problems = problemsOf(error);
    if (!problems) throw error;
    const answer = await again(problems);
    return answer instanceof PageResult
      ? new PageResult(answer.template, answer.model, problems.refusal ? 409 : 422, answer.place)
      : answer;
  }
}

/** The same for a form: checks the body first. `again` shows it with all that was typed. */
export function submitForm<T extends object>(form: {
  input: new () => T;
  body: unknown;
  act: (input: T) => Promise<Answer>;
  again: Again;
}): Promise<Answer> {
  return attempt(async () => form.act(validateInput(form.input, form.body)), form.again);
}

function problemsOf(error: unknown): FormProblems | null {
  if (error instanceof Refused) return { fields: {}, refusal: refusalMessage(error) };
  return error instanceof InvalidInput ? { fields: fieldMessages(error), refusal: null } : null;
}

export const refusalMessage = ({ reason, facts }: Refused): Message => ({ key: `refusal.${reason}`, facts });

export function fieldMessages({ problems }: InvalidInput): Record<string, Message> {
  return Object.fromEntries(problems.map(({ field, rule, facts }) => [field, { key: `validation.${rule}`, facts }]));
}

/** A posted form as Fastify reads it; undefined when it had no fields. */
export type FormBody = Record<string, unknown> | undefined;

/** The text typed into each of these fields, empty where there is none: what the form is filled with again. */
export function typedText<K extends string>(body: FormBody, ...names: K[]): Record<K, string> {
  const text = (name: K) => {
    const value = body?.[name];
    return typeof value === 'string' ? storable(value) : '';
  };
  return Object.fromEntries(names.map((name) => [name, text(name)])) as Record<K, string>;
}

/** Fields of one name, however many were filled in: a browser sends a single one as no list. */
export function typedList(body: FormBody, name: string): string[] {
  return [body?.[name] ?? []]
    .flat()
    .flatMap((value: unknown) => (typeof value === 'string' ? storable(value) : []))
    .filter((value) => value.trim() !== '');
}
