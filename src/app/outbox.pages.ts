import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { readEvent } from '../calendar/read-event.js';
import { countUnsent } from '../notices/notices.queries.js';
import { Whoever } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import { type Actor, isAdmin } from '../people/person.rules.js';
import { Public } from '../people/public.decorator.js';
import { Transactions } from '../platform/database/transactions.js';
import { getOutboxMail, listOutbox } from '../platform/mail/outbox.queries.js';
import { isDemo } from './demo-company.js';
import { readMessage } from '../platform/mail/read-message.js';
import { NotFound, NotSignedIn } from '../platform/refusal.js';
import { settings } from '../platform/settings.js';
import { type Answer, page } from '../platform/views/page.js';

const MAILS_ON_A_PAGE = 50;
const DEMO_ZONE = 'Europe/Amsterdam';

/** Mails that stay in the house while no mail server is set. */
@Public()
@Controller('outbox')
export class OutboxPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  async list(@Whoever() reader: Actor | null, @Query('cursor') cursor?: string): Promise<Answer> {
    const filter = { recipient: await this.readable(reader), limit: MAILS_ON_A_PAGE, cursor };
    const { items, nextCursor } = await this.transactions.read((tx) => listOutbox(tx, filter));
    const underWay = await this.transactions.read((tx) => countUnsent(tx, filter.recipient));
    const nextPath = nextCursor && `/outbox?cursor=${encodeURIComponent(nextCursor)}`;
    return page('pages/app/outbox', { mails: items, nextPath, underWay, seconds: settings().bundleMailsSeconds });
  }

  @Get(':id')
  async show(@Whoever() reader: Actor | null, @Param('id') id: string): Promise<Answer> {
    const mail = await this.mail(reader, id);
    const timeZone = reader
      ? (await this.transactions.read((tx) => getDepartment(tx, reader.departmentId))).timeZone
      : DEMO_ZONE;
    const { calendar } = readMessage(mail.raw);
    return page('pages/app/mail', {
      mail,
      timeZone,
      event: calendar && { ...readEvent(calendar), timeZone },
      source: mail.raw.toString('utf8'),
    });
  }

  /** The mail itself, shut off from our own pages: styles of its own, no scripts, nothing loaded. */
  @Get(':id/body')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header(
    'content-security-policy',
    "sandbox allow-popups allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
  )
  async body(@Whoever() reader: Actor | null, @Param('id') id: string): Promise<string> {
    return readMessage((await this.mail(reader, id)).raw).html;
  }

  @Get(':id/invite.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="invite.ics"')
  async invite(@Whoever() reader: Actor | null, @Param('id') id: string): Promise<string> {
    const { calendar } = readMessage((await this.mail(reader, id)).raw);
    if (calendar === null) throw new NotFound('invite');
    return calendar;
  }

  private async mail(reader: Actor | null, id: string) {
    const recipient = await this.readable(reader);
    return this.transactions.read((tx) => getOutboxMail(tx, id, recipient));
  }

  /**
   * Whose mails this reader may see; null means everybody's. A mail may hold a sign-in link, so people read their own
   * and admins all. Only the demo company, served to this machine alone, shows all to everyone: it is there to be tried.
   */
  private async readable(reader: Actor | null): Promise<string | null> {
    if (reader && isAdmin(reader)) return null;
    if (isLoopback(settings().host) && (await this.transactions.read(isDemo))) return null;
    if (!reader) throw new NotSignedIn();
    return reader.email;
  }
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.');
