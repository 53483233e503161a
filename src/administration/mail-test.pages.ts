import { Controller, Get, Param, Post } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { settings, settingSources } from '../platform/settings.js';
import { attempt } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { requireAdmin } from './require-admin.js';
import { sendTestInvite, takeTestInviteAway } from './test-invites.js';
import { listTestInvites } from './test-invites.queries.js';

const path = '/administration/mail-test';

/** "Send me a test invite": whether mail arrives, and a calendar understands it. */
@Controller('administration/mail-test')
export class MailTestPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor): Promise<Answer> {
    return this.page(me, noProblems);
  }

  @Post()
  async send(@Me() me: Actor): Promise<Answer> {
    requireAdmin(me);
    await this.transactions.run((tx) => sendTestInvite(tx, me));
    return redirect(path, 'administration.mail-test.under-way');
  }

  @Post(':id/removal')
  takeAway(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    requireAdmin(me);
    const act = async () => {
      await this.transactions.run((tx) => takeTestInviteAway(tx, me, id));
      return redirect(path, 'administration.mail-test.removal-under-way');
    };
    return attempt(act, (problems) => this.page(me, problems));
  }

  private page(me: Actor, problems: FormProblems): Promise<Answer> {
    requireAdmin(me);
    return this.transactions.read(async (tx) => {
      const invites = await listTestInvites(tx, me.id);
      return page('pages/administration/mail-test', {
        me,
        problems,
        invites,
        isWaiting: invites.some(({ state }) => state === 'waiting'),
        timeZone: (await getDepartment(tx, me.departmentId)).timeZone,
        mailServer: settingSources().find(({ name }) => name === 'SMTP_URL')?.value ?? null,
        mailFrom: settings().mailFrom,
      });
    });
  }
}
