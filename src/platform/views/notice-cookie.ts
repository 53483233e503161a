import type { FastifyReply, FastifyRequest } from 'fastify';
import { now } from '../clock.js';
import { settings } from '../settings.js';
import { languages } from './languages.js';
import { type Facts, isMessageKey, type Message, translate } from './locales.js';
import type { Notice, Undo } from './page.js';

const NAME = 'meekijk_notice';
const SECONDS = 60;

/** A notice as the page shows it. */
export interface ShownNotice extends Message {
  undo: (Omit<Undo, 'until'> & { secondsLeft: number }) | null;
}

/** Keeps a notice for the page that the browser is sent on to. */
export function leaveNotice(reply: FastifyReply, notice: Notice): void {
  const secure = settings().baseUrl.startsWith('https:');
  const value = Buffer.from(JSON.stringify(notice)).toString('base64url');
  void reply.setCookie(NAME, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: SECONDS });
}

/** The notice left by the page before, once. */
export function takeNotice(request: FastifyRequest, reply: FastifyReply): ShownNotice | null {
  const value = request.cookies[NAME];
  if (value === undefined) return null;
  void reply.clearCookie(NAME, { path: '/' });
  const notice = readNotice(value);
  return notice && showNotice(notice);
}

/** What is left of the time to undo is counted here, for the browser's clock may be wrong. */
export function showNotice({ key, facts = {}, undo }: Notice): ShownNotice {
  const secondsLeft = undo ? Math.ceil((undo.until - now().getTime()) / 1000) : 0;
  return { key, facts, undo: undo && secondsLeft > 0 ? { path: undo.path, ids: undo.ids, secondsLeft } : null };
}

// A cookie comes from outside: it says a sentence of ours with plain facts, and can do no more than take something back.
function readNotice(value: string): Notice | null {
  try {
    const { key, facts = {}, undo } = JSON.parse(Buffer.from(value, 'base64url').toString()) as Notice;
    if (!isMessageKey(key) || !isFacts(facts)) return null;
    for (const language of languages) translate(language, key, facts);
    return { key, facts, ...(isUndo(undo) ? { undo } : {}) };
  } catch {
    return null;
  }
}

const isFacts = (facts: unknown): facts is Facts =>
  typeof facts === 'object' &&
  facts !== null &&
  Object.values(facts).every((fact) => typeof fact === 'string' || typeof fact === 'number');

const UNDO_PATH = /^\/\w+\/undo(\?[\w=&%.+*-]*)?$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const isUndo = (undo: unknown): undo is Undo => {
  const { path, ids, until } = (undo ?? {}) as Partial<Undo>;
  const areIds = Array.isArray(ids) && ids.every((id) => typeof id === 'string' && UUID.test(id));
  return typeof path === 'string' && UNDO_PATH.test(path) && areIds && typeof until === 'number';
};
