import type { FastifyReply, FastifyRequest } from 'fastify';
import { newToken } from '../platform/secrets.js';
import { settings } from '../platform/settings.js';

const DAY_SECONDS = 86_400;

const isSecure = () => settings().baseUrl.startsWith('https:');
// The prefix makes browsers refuse the cookie from a sibling domain, but only works over https.
const cookieName = (name: string) => (isSecure() ? `__Host-${name}` : name);
const SESSION = 'meekijk_session';
const ASKED = 'meekijk_asked';

const options = (maxAge: number) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(), maxAge }) as const;

export const readSessionCookie = (request: FastifyRequest): string | null =>
  request.cookies[cookieName(SESSION)] ?? null;

export function setSessionCookie(reply: FastifyReply, sessionToken: string): void {
  void reply.setCookie(cookieName(SESSION), sessionToken, options(settings().sessionDays * DAY_SECONDS));
}

export function clearSessionCookie(reply: FastifyReply): void {
  void reply.clearCookie(cookieName(SESSION), { path: '/' });
}

/** The token of this browser that a sign-in link is bound to, if it ever asked for one. */
export const readAskingBrowser = (request: FastifyRequest): string | null => request.cookies[cookieName(ASKED)] ?? null;

/** The same, made when missing. */
export function askingBrowser(request: FastifyRequest, reply: FastifyReply): string {
  const token = readAskingBrowser(request) ?? newToken();
  void reply.setCookie(cookieName(ASKED), token, options(DAY_SECONDS));
  return token;
}
