import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { TextPlace } from '../texts/texts.queries.js';
import { textPlace } from './present-text.js';

/** The text that `:language/:key` in the address speaks of. Throws NotFound. */
export const Place = createParamDecorator((_: unknown, context: ExecutionContext): TextPlace => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { language: string; key: string } }>>();
  return textPlace(params.language, params.key);
});
