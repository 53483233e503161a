import { Controller, Get, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { type Answer, page } from '../platform/views/page.js';
import { AuditSearchInput } from './audit.dto.js';
import { requireAdmin } from './require-admin.js';
import { searchAudit } from './search-audit.js';

/** Who did what to what, with search. */
@Controller('administration/audit')
export class AuditPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  async show(@Me() me: Actor, @Query() search: AuditSearchInput): Promise<Answer> {
    requireAdmin(me);
    return page('pages/administration/audit', await this.transactions.read((tx) => searchAudit(tx, me, search)));
  }
}
