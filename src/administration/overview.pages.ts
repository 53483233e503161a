import { Controller, Get } from '@nestjs/common';
import { getQueueState } from '../jobs/jobs.queries.js';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { type Answer, page } from '../platform/views/page.js';
import { readOwnTexts } from '../texts/texts.queries.js';
import { requireAdmin } from './require-admin.js';
import { countUse } from './settings.queries.js';

/** Where administration begins: how things stand, and where to go. */
@Controller('administration')
export class OverviewPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor): Promise<Answer> {
    requireAdmin(me);
    return this.transactions.read(async (tx) =>
      page('pages/administration/overview', {
        jobs: await getQueueState(tx),
        ownTexts: (await readOwnTexts(tx)).size,
        signedIn: (await countUse(tx, now())).signedIn,
        hasMailServer: settings().smtpUrl !== null,
      }),
    );
  }
}
