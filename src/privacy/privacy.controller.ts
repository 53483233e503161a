import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiProblems } from '../platform/http/api-docs.js';
import { erasePerson } from './erase-person.js';
import { type OwnData, readOwnData } from './own-data.queries.js';
import { ErasedAnswer, ErasePersonInput } from './privacy.dto.js';

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

  /** Nothing tells any more who this was; all counts stay. */
  @Post('people/:id/erasure')
  @HttpCode(200)
  @ApiOkResponse({ type: ErasedAnswer })
  @ApiProblems(401, 404, 409, 422)
  async erase(@Me() me: Actor, @Param('id') id: string, @Body() input: ErasePersonInput): Promise<ErasedAnswer> {
    await this.transactions.run((tx) => erasePerson(tx, me, id, input));
    return { id, isErased: true };
  }
}
