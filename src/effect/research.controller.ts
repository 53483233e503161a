import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiProblems } from '../platform/http/api-docs.js';
import { ResearchInput } from './effect.dto.js';
import { DICTIONARY, researchCsv } from './open-research.js';
import { researchFiles } from './research.rules.js';

@ApiTags('research')
@ApiBearerAuth()
@Controller('api/v1/research')
export class ResearchController {
  constructor(private readonly transactions: Transactions) {}

  /** A file about nobody, for HR and admins: what could be traced is told of five people or more. `dictionary` says what columns hold. */
  @Get(':file')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment')
  @ApiParam({ name: 'file', enum: [...Object.keys(researchFiles), DICTIONARY].map((name) => `${name}.csv`) })
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  @ApiProblems(401, 404, 422)
  csv(@Me() me: Actor, @Param('file') file: string, @Query() { year }: ResearchInput): Promise<string> {
    return this.transactions.readMuch((tx) => researchCsv(tx, me, file, year));
  }
}
