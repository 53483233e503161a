import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Public } from '../people/public.decorator.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiProblems } from '../platform/http/api-docs.js';
import { inviteFile, personalFeed } from './calendar-files.js';

const CALENDAR = 'text/calendar; charset=utf-8';

@ApiTags('visits')
@Controller()
export class InvitesController {
  constructor(private readonly transactions: Transactions) {}

  /** The calendar object as it was mailed: the caller's own, else the visitor's. */
  @Get('api/v1/visits/:id/invite.ics')
  @ApiBearerAuth()
  @Header('content-type', CALENDAR)
  @Header('content-disposition', 'attachment; filename="invite.ics"')
  @ApiOkResponse({ content: { 'text/calendar': { schema: { type: 'string' } } } })
  @ApiProblems(401, 404, 409)
  invite(@Me() me: Actor, @Param('id') id: string): Promise<string> {
    return this.transactions.read((tx) => inviteFile(tx, me, id));
  }

  /** The personal calendar feed; whoever has the secret may read it. */
  @Public()
  @Get('calendar/:file')
  @Header('content-type', CALENDAR)
  @Header('cache-control', 'private, max-age=300')
  feed(@Param('file') file: string): Promise<string> {
    return this.transactions.read((tx) => personalFeed(tx, file));
  }
}
