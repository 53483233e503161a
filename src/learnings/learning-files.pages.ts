import { Controller, Get, Header, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { learningsCsv } from './learning-table.js';
import { readLearningSearch } from './learning-search.js';

/** A file of what the list shows, every group a row. */
@Controller('learnings')
export class LearningFiles {
  constructor(private readonly transactions: Transactions) {}

  @Get('export.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="leerpunten.csv"')
  @Header('cache-control', 'private, no-store')
  csv(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<string> {
    return this.transactions.readMuch((tx) => learningsCsv(tx, me, readLearningSearch(query).wanted));
  }
}
