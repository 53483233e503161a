import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Transactions } from '../platform/database/transactions.js';
import { hashToken } from '../platform/secrets.js';
import { settings } from '../platform/settings.js';
import { type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { languages } from '../platform/views/languages.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { createApiToken, listApiTokens, revokeApiToken } from './api-tokens.js';
import { clearSessionCookie, readSessionCookie } from './cookies.js';
import { Me } from './me.decorator.js';
import { TokenNameInput } from './people.dto.js';
import { getDepartment } from './people.queries.js';
import type { Actor } from './person.rules.js';
import { findFeed, renewFeed } from './renew-feed.js';
import { listSessions } from './sessions.queries.js';
import { endSession, signOutEverywhere } from './sign-out.js';

@Controller('account')
export class AccountPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Req() request: FastifyRequest): Promise<Answer> {
    return this.page(me, request, {});
  }

  @Post('feed')
  async renewFeed(@Me() me: Actor): Promise<Answer> {
    await this.transactions.run((tx) => renewFeed(tx, me));
    return redirect('/account', 'people.feed.renewed');
  }

  @Post('tokens')
  createToken(@Me() me: Actor, @Body() body: FormBody, @Req() request: FastifyRequest): Promise<Answer> {
    const { name } = typedText(body, 'name');
    return submitForm({
      input: TokenNameInput,
      body: { name },
      // The token is seen once and never travels in an address or a cookie: the page comes at once, without a redirect.
      act: async (input) =>
        this.page(me, request, { newToken: await this.transactions.run((tx) => createApiToken(tx, me, input.name)) }),
      again: (problems) => this.page(me, request, { name, problems }),
    });
  }

  @Post('tokens/:id/revocation')
  async revokeToken(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    await this.transactions.run((tx) => revokeApiToken(tx, me, id));
    return redirect('/account', 'people.tokens.revoked');
  }

  @Post('sessions/:id/end')
  async endSession(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    await this.transactions.run((tx) => endSession(tx, me, id));
    return redirect('/account#sign-ins', 'people.sessions.ended');
  }

  @Post('sign-out-everywhere')
  async leave(@Me() me: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<Answer> {
    await this.transactions.run((tx) => signOutEverywhere(tx, me));
    clearSessionCookie(reply);
    return redirect('/sign-in', 'people.signed-out-everywhere');
  }

  private page(
    me: Actor,
    request: FastifyRequest,
    change: { name?: string; problems?: FormProblems; newToken?: string },
  ): Promise<Answer> {
    const session = readSessionCookie(request);
    return this.transactions.read(async (tx) => {
      const secret = await findFeed(tx, me);
      const { timeZone } = await getDepartment(tx, me.departmentId);
      const blank = { name: '', problems: noProblems, newToken: null };
      return page('pages/people/account', {
        me,
        timeZone,
        languages,
        sessions: await listSessions(tx, me.id, session && hashToken(session)),
        feedUrl: secret && `${settings().baseUrl}/calendar/${secret}.ics`,
        tokens: await listApiTokens(tx, me),
        ...blank,
        ...change,
      });
    });
  }
}
