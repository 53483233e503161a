import type { FastifyRequest } from 'fastify';

export interface TypedField {
  name: string;
  value: string;
}

// What is sent there is a secret, or means nothing a moment later.
const never = /^\/(sign-in|sign-out|account|cannot-come)(\/|$)/;
const MOST_SHOWN = 20;

/** The fields of a form that came without a session, to be sent once more; null when nobody would miss them. */
export function fieldsToSendAgain(request: FastifyRequest): TypedField[] | null {
  if (request.method !== 'POST' || never.test(request.url)) return null;
  const fields = Object.entries((request.body ?? {}) as Record<string, unknown>).flatMap(([name, value]) =>
    [value].flat().flatMap((one) => (typeof one === 'string' ? [{ name, value: one }] : [])),
  );
  return sentences(fields).length ? fields : null;
}

/** What somebody wrote themselves, as far as one can tell: it has a space, a capital or an @ in it, and is no path. */
export const sentences = (fields: TypedField[]): string[] =>
  fields
    .map(({ value }) => value.trim())
    .filter((value) => /[\s@\p{Lu}]/u.test(value) && !value.startsWith('/'))
    .slice(0, MOST_SHOWN);
