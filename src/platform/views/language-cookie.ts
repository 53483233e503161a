import type { FastifyReply, FastifyRequest } from 'fastify';
import { settings } from '../settings.js';
import { type Language, languages } from './languages.js';

const NAME = 'meekijk_language';
const YEAR_SECONDS = 31_536_000;

/** Keeps the language of a browser in which nobody is signed in. */
export function keepLanguage(reply: FastifyReply, language: Language): void {
  const secure = settings().baseUrl.startsWith('https:');
  void reply.setCookie(NAME, language, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: YEAR_SECONDS });
}

/** The language that the address asks for (`?lang=en`), else the one this browser was told to show; or null. */
export function toldLanguage({ query, cookies }: FastifyRequest): Language | null {
  const told = (query as { lang?: unknown } | undefined)?.lang ?? cookies?.[NAME];
  return languages.find((language) => language === told) ?? null;
}
