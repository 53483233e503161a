import { Controller, Get, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { settings, withoutSecrets } from '../platform/settings.js';
import { type Answer, page } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import { findMailbox, listReplies } from '../replies/replies.queries.js';
import { inviteAnswers } from '../visits/invite.rules.js';
import { requireAdmin } from './require-admin.js';

const ROWS = 50;
const answers: readonly string[] = inviteAnswers;

/** Whether answers to invites are read, and what became of each message. */
@Controller('administration/replies')
export class RepliesPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Query('cursor') cursor?: string): Promise<Answer> {
    requireAdmin(me);
    const { imapUrl } = settings();
    const address = imapUrl && withoutSecrets(imapUrl);
    return this.transactions.read(async (tx) => {
      const { items, nextCursor } = await listReplies(tx, { limit: ROWS, cursor });
      const { timeZone } = await getDepartment(tx, me.departmentId);
      return page('pages/administration/replies', {
        address,
        mailbox: address && (await findMailbox(tx, address)),
        replies: items.map((reply) => ({ ...reply, isAnswer: answers.includes(reply.outcome) })),
        nextPath: nextCursor && pathWith('/administration/replies', { cursor: nextCursor }),
        timeZone,
      });
    });
  }
}
