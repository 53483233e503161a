import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiProblems } from '../platform/http/api-docs.js';
import { erasePerson } from './erase-person.js';
import { type OwnData, readOwnData } from './own-data.queries.js';
import { ErasePersonInput } from './privacy.dto.js';

@ApiTags('people')
@ApiBearerAuth()
@Controller('api/v1')
export class PrivacyController {
  constructor(private readonly transactions: Transactions) {}

  /** All that is kept about whoever asks. */
  @Get('me/data')
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  @ApiProblems(401)
  own(@Me() me: Actor): Promise<OwnData> {
    return this.transactions.read((tx) => readOwnData(tx, me.id));
  }

  @Post('people/:id/erasure')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Nothing tells any more who this was; all counts stay.' })
  @ApiProblems(401, 404, 409, 422)
  erase(@Me() me: Actor, @Param('id') id: string, @Body() input: ErasePersonInput): Promise<void> {
    return this.transactions.run((tx) => erasePerson(tx, me, id, input));
  }
}
