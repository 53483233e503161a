import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import { PageWriter } from './page-writer.js';
import { PageResult, RedirectResult } from './page.js';

/** Turns the answers of page controllers into HTML; lets everything else pass. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(private readonly writer: PageWriter) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    return next
      .handle()
      .pipe(
        mergeMap(async (answer: unknown) =>
          answer instanceof PageResult || answer instanceof RedirectResult
            ? this.writer.write(answer, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>())
            : answer,
        ),
      );
  }
}
