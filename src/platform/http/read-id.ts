import { NotFound } from '../refusal.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isId = (text: unknown): text is string => typeof text === 'string' && UUID.test(text);

/** An id out of an address or a form. Throws NotFound for what is no UUID: it cannot be anybody's. */
export function readId(text: unknown): string {
  if (!isId(text)) throw new NotFound('page');
  return text;
}
