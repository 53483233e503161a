import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InvalidInput, NotFound, NotSignedIn, Refused } from '../refusal.js';
import { errorPage } from '../views/error-page.js';
import { type Language, preferredLanguage } from '../views/languages.js';
import { translate } from '../views/locales.js';
import { PageWriter, requestLanguage } from '../views/page-writer.js';
import type { Problem } from './api-docs.js';

/** Every error becomes an answer: problem details for the API, a page for people. What nobody expected is logged. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  constructor(private readonly writer: PageWriter) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = describe(error, problemLanguage(request));
    if (problem.status >= 500) {
      problem.requestId = request.id;
      // Not the address itself: it may hold the secret of a link or a feed.
      const route = request.routeOptions.url ?? 'an unknown route';
      this.log.error(`${request.method} ${route} failed (${request.id})`, (error as Error).stack);
    }
    if (isForMachines(request)) {
      if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
      void reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
    } else {
      void this.sendPage(error, request, reply);
    }
  }

  /** Nest does not wait for it: nothing may be thrown out of here. */
  private async sendPage(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    try {
      void reply.send(await this.writer.write(errorPage(error, request), request, reply));
    } catch (fault) {
      this.log.error(`the page for a fault failed (${request.id})`, (fault as Error).stack);
      void reply.status(500).type('text/plain').send(`500 (${request.id})`);
    }
  }
}

const isForMachines = ({ url }: FastifyRequest) => /^\/(api|health|calendar)\//.test(url);

/** A caller who names a language gets it; else it is the person's own. */
function problemLanguage(request: FastifyRequest): Language {
  return preferredLanguage(request.headers['accept-language']) ?? requestLanguage(request);
}

function describe(error: unknown, language: Language): Problem {
  const said = (type: string, status: number, detail = translate(language, `problem.${type}.detail`)): Problem => ({
    type: `/problems/${type}`,
    title: translate(language, `problem.${type}`),
    status,
    detail,
  });
  if (error instanceof Refused) {
    const detail = translate(language, `refusal.${error.reason}`, error.facts);
    return { ...said('refused', 409, detail), type: `/problems/${error.reason}`, reason: error.reason };
  }
  if (error instanceof InvalidInput) {
    const errors = error.problems.map(({ field, rule, facts }) => ({
      field,
      detail: translate(language, `validation.${rule}`, facts),
    }));
    return { ...said('invalid', 422), errors };
  }
  if (error instanceof NotSignedIn) return said('not-signed-in', 401);
  if (error instanceof NotFound) return said('not-found', 404);
  return describeForeign(error, said);
}

/** Nest and Fastify throw errors of their own: for a body that is no JSON, too large, of an unknown type, or no route. */
function describeForeign(error: unknown, said: (type: string, status: number) => Problem): Problem {
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  if (status === 403) return said('forbidden', 403);
  if (status === 404) return said('not-found', 404);
  if (status === 400) return said('invalid', 422);
  if (status && status < 500) return said('invalid', status);
  return said('unexpected', 500);
}
