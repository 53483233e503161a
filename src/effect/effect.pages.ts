import { Controller, Get, Header, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { writeCsv } from '../platform/files/csv.client.js';
import { writeWorkbook } from '../platform/files/workbook.client.js';
import { isId } from '../platform/http/read-id.js';
import { typedText } from '../platform/views/form.js';
import { translate } from '../platform/views/locales.js';
import { type Answer, noProblems, page } from '../platform/views/page.js';
import { effectTable } from './effect-table.js';
import { openEffect } from './open-effect.js';
import { shareOf } from '../progress/progress.rules.js';
import { showChoices, showDepartments, showStatements, showStaying } from './show-effect.js';

type Asked = Record<string, unknown>;

/** What the address asks for; what means nothing is as if it was not asked. */
function askedOf(query: Asked) {
  const { year, quarter, department, statement } = typedText(query, 'year', 'quarter', 'department', 'statement');
  return {
    wanted: {
      year: /^20\d\d$/.test(year) ? Number(year) : undefined,
      quarter,
      departmentId: isId(department) ? department : undefined,
    },
    statement: /^[1-4]$/.test(statement) ? Number(statement) : 1,
  };
}

@Controller('effect')
export class EffectPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Query() query: Asked): Promise<Answer> {
    const { wanted, statement } = askedOf(query);
    return this.transactions.readMuch(async (tx) => {
      const open = await openEffect(tx, me, wanted);
      const { pathOf, filePath, ...choices } = showChoices(open, statement);
      const response = open.effect.response(open.row);
      return page('pages/effect/effect', {
        ...showStatements(open, me.language),
        staying: showStaying(open, me.language),
        compared: showDepartments(open, open.effect.statements[statement - 1]!, me.language),
        comparing: statement,
        comparisons: open.effect.statements.map((one) => ({ statement: one.statement, text: one.words[0] ?? null, path: pathOf(one.statement) })), // prettier-ignore
        year: open.year,
        departmentName: open.departments.find(({ value }) => value === open.row)?.label ?? null,
        response: response && response.map((one) => ({ ...one, share: shareOf(one.answered, one.asked) })),
        ...choices,
        csvPath: filePath('csv'),
        xlsxPath: filePath('xlsx'),
        isForAll: servesCompany(me),
        hasYears: open.years.length > 0,
        problems: noProblems,
      });
    });
  }

  @Get('export.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="effect.csv"')
  @Header('cache-control', 'private, no-store')
  csv(@Me() me: Actor, @Query() query: Asked): Promise<string> {
    return this.transactions.readMuch(async (tx) => writeCsv(await this.readTable(tx, me, query), me.language));
  }

  @Get('export.xlsx')
  @Header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @Header('content-disposition', 'attachment; filename="effect.xlsx"')
  @Header('cache-control', 'private, no-store')
  workbook(@Me() me: Actor, @Query() query: Asked): Promise<Buffer> {
    const sheet = translate(me.language, 'effect.title');
    return this.transactions.readMuch(async (tx) => writeWorkbook(await this.readTable(tx, me, query), sheet));
  }

  private async readTable(tx: Tx, me: Actor, query: Asked) {
    return effectTable(await openEffect(tx, me, askedOf(query).wanted), me.language);
  }
}
