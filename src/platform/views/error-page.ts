import { HttpException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { InvalidInput, NotFound, NotSignedIn, Refused } from '../refusal.js';
import { fieldMessages, refusalMessage } from './form.js';
import type { Message } from './locales.js';
import { type Answer, page, redirect } from './page.js';
import { returnPath } from './return-path.js';
import { fieldsToSendAgain, sentences } from './typed-fields.js';

/** The page for an error that no form showed: what happened and what to do next, or the way to sign in. */
export function errorPage(error: unknown, request: FastifyRequest): Answer {
  if (error instanceof NotSignedIn) return signInAgain(request);
  if (error instanceof Refused) return errorOf(409, request, [refusalMessage(error)]);
  if (error instanceof InvalidInput) return errorOf(422, request, Object.values(fieldMessages(error)));
  if (error instanceof NotFound) return errorOf(404, request);
  return errorOf(statusOf(error), request);
}

/** A session may end while somebody types: what they typed waits on the page until they are back. */
function signInAgain(request: FastifyRequest): Answer {
  const fields = fieldsToSendAgain(request);
  if (!fields) return redirect(`/sign-in?next=${encodeURIComponent(returnPath(request))}`);
  return page('pages/session-ended', { path: request.url, fields, sentences: sentences(fields) }, 401);
}

/** Nest and Fastify throw errors of their own: for what is too large, of an unknown type, or not there. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  return (error as { statusCode?: number } | null)?.statusCode ?? 500;
}

const explained = [403, 404, 409, 413, 422];

function errorOf(status: number, request: FastifyRequest, reasons: Message[] = []): Answer {
  const kind = explained.includes(status) ? status : status < 500 ? 422 : 500;
  const back = returnPath(request);
  const backPath = request.method !== 'GET' && back !== '/' ? back : null;
  return page('pages/error', { kind: `${kind}`, reasons, backPath, requestId: request.id }, status);
}
