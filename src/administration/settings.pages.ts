import { Controller, Get, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readSessionCookie } from '../people/cookies.js';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { settings, settingSources } from '../platform/settings.js';
import { defaultLanguage } from '../platform/views/languages.js';
import { type Answer, page, redirect } from '../platform/views/page.js';
import { requireAdmin } from './require-admin.js';
import { countUse } from './settings.queries.js';
import { signEverybodyOut } from './sign-everybody-out.js';

/** How this installation is set up, and where each value comes from. */
@Controller('administration/settings')
export class SettingsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  async show(@Me() me: Actor): Promise<Answer> {
    requireAdmin(me);
    const { signInMinutes, sessionDays } = settings();
    return page('pages/administration/settings', {
      sources: settingSources(),
      defaultLanguage,
      signInMinutes,
      sessionDays,
      counts: await this.transactions.read((tx) => countUse(tx, now())),
    });
  }

  @Post('sign-everybody-out')
  async signEverybodyOut(@Me() me: Actor, @Req() request: FastifyRequest): Promise<Answer> {
    requireAdmin(me);
    await this.transactions.run((tx) => signEverybodyOut(tx, me, readSessionCookie(request)));
    return redirect('/administration/settings', 'administration.sign-in.everybody-out');
  }
}
