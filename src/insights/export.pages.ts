import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import type { Chart } from '../platform/charts/chart.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { writeCsv } from '../platform/files/csv.client.js';
import { writeWorkbook } from '../platform/files/workbook.client.js';
import { NotFound } from '../platform/refusal.js';
import { chartTable } from './chart-table.js';
import { filterIn } from './insights.pages.js';
import { findInsight } from './insights.js';
import { openInsights, wordsOf } from './open-insights.js';

type Asking = Record<string, unknown>;

/** The table of a chart as a file, of what the page shows. */
@Controller('insights/charts')
export class ChartExportPages {
  constructor(private readonly transactions: Transactions) {}

  @Get(':name/export.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('cache-control', 'private, no-store')
  async csv(
    @Me() me: Actor,
    @Param('name') name: string,
    @Query() query: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    // prettier-ignore
    const chart = await this.read(me, name, query);
    attach(reply, `${name}.csv`);
    return writeCsv(chartTable(chart), me.language);
  }

  @Get(':name/export.xlsx')
  @Header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @Header('cache-control', 'private, no-store')
  async workbook(
    @Me() me: Actor,
    @Param('name') name: string,
    @Query() query: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    // prettier-ignore
    const chart = await this.read(me, name, query);
    attach(reply, `${name}.xlsx`);
    return writeWorkbook(chartTable(chart), sheetName(chart));
  }

  private read(me: Actor, name: string, query: Asking): Promise<Chart> {
    return this.transactions.readMuch(async (tx) => {
      const asked = await openInsights(tx, me, filterIn(query));
      const insight = findInsight(name);
      if (!insight) throw new NotFound('page');
      return insight.read(tx, asked, wordsOf(me));
    });
  }
}

/** The name is one of ours by then. */
const attach = (reply: FastifyReply, file: string) => void reply.header('content-disposition', `attachment; filename="${file}"`); // prettier-ignore

/** What a workbook takes for the name of a sheet. */
const sheetName = ({ title }: Chart) => title.replace(/[\\/?*:[\]]/g, ' ').slice(0, 31);
