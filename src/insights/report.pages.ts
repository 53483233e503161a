import { Body, Controller, Get, Header, Inject, Post, Query } from '@nestjs/common';
import { NOTICE_KINDS, type NoticeKinds } from '../notices/notice-kind.js';
import { listChoices } from '../notices/show-choices.js';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { writeCsv } from '../platform/files/csv.client.js';
import { writeWorkbook } from '../platform/files/workbook.client.js';
import { type FormBody, typedText } from '../platform/views/form.js';
import { translate } from '../platform/views/locales.js';
import { type Answer, page, redirect } from '../platform/views/page.js';
import { chooseReport } from './choose-report.js';
import { MONTHLY_REPORT } from './month.rules.js';
import { monthTable } from './month-table.js';
import { openReport } from './open-report.js';
import { showReport } from './show-report.js';

type Asked = Record<string, unknown>;

/** What a month brought, to read, print and take along. */
@Controller('insights/report')
export class ReportPages {
  constructor(
    private readonly transactions: Transactions,
    @Inject(NOTICE_KINDS) private readonly kinds: NoticeKinds,
  ) {}

  @Get()
  show(@Me() me: Actor, @Query() query: Asked): Promise<Answer> {
    return this.transactions.readMuch(async (tx) => {
      const report = await openReport(tx, me, typedText(query, 'month').month);
      const choice = (await listChoices(tx, me, this.kinds)).find(({ kind }) => kind === MONTHLY_REPORT);
      return page('pages/insights/report', { ...showReport(report, me.language), isMailed: choice?.isMailed ?? false, address: me.email }); // prettier-ignore
    });
  }

  @Get('export.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="maandrapport.csv"')
  @Header('cache-control', 'private, no-store')
  csv(@Me() me: Actor, @Query() query: Asked): Promise<string> {
    return this.transactions.readMuch(async (tx) => {
      const { report } = await openReport(tx, me, typedText(query, 'month').month);
      return writeCsv(monthTable(report, me.language), me.language);
    });
  }

  @Get('export.xlsx')
  @Header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @Header('content-disposition', 'attachment; filename="maandrapport.xlsx"')
  @Header('cache-control', 'private, no-store')
  workbook(@Me() me: Actor, @Query() query: Asked): Promise<Buffer> {
    return this.transactions.readMuch(async (tx) => {
      const { report } = await openReport(tx, me, typedText(query, 'month').month);
      return writeWorkbook(monthTable(report, me.language), translate(me.language, 'report.title'));
    });
  }

  @Post('subscription')
  async choose(@Me() me: Actor, @Body() body: FormBody): Promise<Answer> {
    const { wish } = typedText(body, 'wish');
    const isWished = wish === 'yes';
    await this.transactions.run((tx) => chooseReport(tx, me, this.kinds, isWished));
    return redirect('/insights/report#mail', isWished ? 'report.mail.on' : 'report.mail.off');
  }
}
