import { HttpException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { InvalidInput, NotFound, NotSignedIn, Refused } from '../refusal.js';
import { fieldMessages, refusalMessage } from './form.js';
import type { Message } from './locales.js';
import { type Answer, page, redirect } from './page.js';

/** The page for an error that no form showed: what happened and what to do next, or the way to sign in. */
export function errorPage(error: unknown, request: FastifyRequest): Answer {
  if (error instanceof NotSignedIn) return redirect(`/sign-in?next=${encodeURIComponent(returnPath(request))}`);
  if (error instanceof Refused) return errorOf(409, request, [refusalMessage(error)]);
  if (error instanceof InvalidInput) return errorOf(422, request, Object.values(fieldMessages(error)));
  if (error instanceof NotFound) return errorOf(404, request);
  return errorOf(statusOf(error), request);
}

/** Nest and Fastify throw errors of their own: for what is too large, of an unknown type, or not there. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  return (error as { statusCode?: number } | null)?.statusCode ?? 500;
}

const explained = [403, 404, 409, 422];

function errorOf(status: number, request: FastifyRequest, reasons: Message[] = []): Answer {
  const kind = explained.includes(status) ? status : status < 500 ? 422 : 500;
  return page('pages/error', { kind: `${kind}`, reasons, requestId: request.id }, status);
}

/** Where to come back to after signing in: an act cannot be repeated by a link, the page it was on can. */
function returnPath({ method, url, headers }: FastifyRequest): string {
  if (method === 'GET') return url;
  const { referer, host } = headers;
  if (!referer || !URL.canParse(referer) || new URL(referer).host !== host) return '/';
  const { pathname } = new URL(referer);
  // A form shown again after a fault stands at the address it is sent to, which may be no page.
  return pathname === url ? '/' : pathname;
}
