import type { Api, ApiAnswer } from './api.js';

export interface IdPage {
  items: { id: string }[];
  nextCursor: string | null;
}

/** The ids on the first page of a list. */
export async function listIds(call: Api, path: string): Promise<string[]> {
  const { body } = await call<IdPage>('GET', path);
  return body.items.map(({ id }) => id);
}

/** The fields that a problem names, in order. */
export const fieldsOf = (problem: Record<string, unknown>): string[] =>
  ((problem.errors ?? []) as { field: string }[]).map(({ field }) => field).sort();

/** The status, or the reason of a refusal; sorted, for who comes first is not the point. */
export const outcomes = (answers: ApiAnswer[]): string[] =>
  answers.map(({ status, body }) => String(status === 409 ? body.reason : status)).sort();
