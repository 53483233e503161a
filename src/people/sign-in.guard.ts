import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { NotSignedIn } from '../platform/refusal.js';
import { hashToken } from '../platform/secrets.js';
import { readSessionCookie } from './cookies.js';
import { findActorByApiToken, findActorBySession } from './people.queries.js';
import type { Actor } from './person.rules.js';
import { PUBLIC } from './public.decorator.js';

/** Finds out who is asking, by bearer token or session cookie, and lets nobody else past. */
@Injectable()
export class SignInGuard implements CanActivate {
  constructor(
    private readonly transactions: Transactions,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.person = await this.whoIs(request);
    const isPublic = this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()]);
    if (!request.person && !isPublic) throw new NotSignedIn();
    return true;
  }

  private whoIs(request: FastifyRequest): Promise<Actor | null> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
      if (!token) return Promise.resolve(null);
      return this.transactions.read((tx) => findActorByApiToken(tx, hashToken(token), now()));
    }
    const session = readSessionCookie(request);
    return session
      ? this.transactions.read((tx) => findActorBySession(tx, hashToken(session), now()))
      : Promise.resolve(null);
  }
}
