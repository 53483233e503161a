import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { NotSignedIn } from '../platform/refusal.js';
import type { Actor } from './person.rules.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the sign-in guard; null when nobody is signed in. */
    person: Actor | null;
  }
}

/** The person who is signed in. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { person } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!person) throw new NotSignedIn();
  return person;
});

/** The person who is signed in, or null where the page is public. */
export const Whoever = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | null => context.switchToHttp().getRequest<FastifyRequest>().person,
);
