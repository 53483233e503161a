import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { typedText } from '../platform/views/form.js';
import { type Answer, noProblems, page } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import { openResearch, researchCsv } from './open-research.js';
import { researchFiles } from './research.rules.js';

type Asked = Record<string, unknown>;

const yearOf = (query: Asked) => {
  const { year } = typedText(query, 'year');
  return /^20\d\d$/.test(year) ? Number(year) : undefined;
};

/** Files about nobody, for whoever studies what visits do. */
@Controller('research')
export class ResearchPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Query() query: Asked): Answer {
    const { year, years } = openResearch(me, yearOf(query));
    return page('pages/effect/research', {
      year,
      years: years.map((one) => ({ value: `${one}`, label: `${one}` })),
      files: Object.entries(researchFiles).map(([name, columns]) => ({
        name,
        columns: columns.map((column) => ({ name: column, key: `research.column.${column}` })),
        path: pathWith(`/research/${name}.csv`, { year: `${year}` }),
      })),
      dictionaryPath: '/research/dictionary.csv',
      isForAll: true,
      problems: noProblems,
    });
  }

  @Get(':file')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment')
  @Header('cache-control', 'private, no-store')
  csv(@Me() me: Actor, @Param('file') file: string, @Query() query: Asked): Promise<string> {
    return this.transactions.readMuch((tx) => researchCsv(tx, me, file, yearOf(query)));
  }
}
