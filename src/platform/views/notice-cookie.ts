import type { FastifyReply, FastifyRequest } from 'fastify';
import { settings } from '../settings.js';
import { isMessageKey } from './locales.js';

const NAME = 'meekijk_notice';
const SECONDS = 60;

/** Keeps a sentence for the page that the browser is sent on to. */
export function leaveNotice(reply: FastifyReply, key: string): void {
  const secure = settings().baseUrl.startsWith('https:');
  void reply.setCookie(NAME, key, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: SECONDS });
}

/** The key of the sentence left by the page before, once. */
export function takeNotice(request: FastifyRequest, reply: FastifyReply): string | null {
  const key = request.cookies[NAME];
  if (key === undefined) return null;
  void reply.clearCookie(NAME, { path: '/' });
  return isMessageKey(key) ? key : null;
}
