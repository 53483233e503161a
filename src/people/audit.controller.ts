import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AuditAnswer, AuditFilterInput } from '../audit/audit.dto.js';
import { listAudit } from '../audit/audit.queries.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiProblems } from '../platform/http/api-docs.js';
import { pageOf } from '../platform/http/paging.dto.js';
import { NotFound } from '../platform/refusal.js';
import { Me } from './me.decorator.js';
import { type Actor, isAdmin } from './person.rules.js';

/** Here rather than beside the audit: who may read it is a matter of people, and the audit knows none. */
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
    if (!isAdmin(me)) throw new NotFound('audit');
    const { items, nextCursor } = await this.transactions.read((tx) => listAudit(tx, filter));
    return { items: items.map((entry): AuditAnswer => ({ ...entry, at: entry.at.toISOString() })), nextCursor };
  }
}
