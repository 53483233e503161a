import { Controller, Get, Header, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { askedOf } from './progress.pages.js';
import { progressCsv, progressWorkbook } from './progress-files.js';

/** Files of what the list shows, every stop a row. */
@Controller('onboarding')
export class ExportPages {
  constructor(private readonly transactions: Transactions) {}

  @Get('export.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="snuffelstages.csv"')
  @Header('cache-control', 'private, no-store')
  csv(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<string> {
    return this.transactions.read((tx) => progressCsv(tx, me, askedOf(query).filter));
  }

  @Get('export.xlsx')
  @Header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @Header('content-disposition', 'attachment; filename="snuffelstages.xlsx"')
  @Header('cache-control', 'private, no-store')
  workbook(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Buffer> {
    return this.transactions.read((tx) => progressWorkbook(tx, me, askedOf(query).filter));
  }
}
