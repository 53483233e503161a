import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AuditAnswer, AuditFilterInput } from '../audit/audit.dto.js';
import { listAudit } from '../audit/audit.queries.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiProblems } from '../platform/http/api-docs.js';
import { pageOf } from '../platform/http/paging.dto.js';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { requireAdmin } from './require-admin.js';

@ApiTags('audit')
@ApiBearerAuth()
@Controller('api/v1/audit')
export class AuditController {
  constructor(private readonly transactions: Transactions) {}

  /** For admins; for everybody else there is no audit to be found. */
  @Get()
  @ApiOkResponse({ type: pageOf(AuditAnswer) })
  @ApiProblems(401, 404, 422)
  async list(@Me() me: Actor, @Query() filter: AuditFilterInput) {
    requireAdmin(me);
    const { items, nextCursor } = await this.transactions.read((tx) => listAudit(tx, filter));
    return { items: items.map((entry): AuditAnswer => ({ ...entry, at: entry.at.toISOString() })), nextCursor };
  }
}
