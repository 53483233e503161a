import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { addSpecialDays } from './add-special-days.js';
import { removeSpecialDays } from './remove-special-days.js';
import { readDays } from './read-days.js';
import { AddSpecialDaysInput, FreeDaysFilterInput, FreeDaysAnswer } from './special-days.dto.js';

/** When a department is closed. */
@ApiTags('people')
@ApiBearerAuth()
@Controller('api/v1')
export class SpecialDaysController {
  constructor(private readonly transactions: Transactions) {}

  @Get('departments/:id/days')
  @ApiOkResponse({ type: FreeDaysAnswer })
  @ApiProblems(401, 404, 422)
  days(@Param('id') id: string, @Query() { from, to }: FreeDaysFilterInput): Promise<FreeDaysAnswer> {
    return this.transactions.read((tx) => readDays(tx, id, from, to));
  }

  @Post('departments/:id/days')
  @ApiOnce()
  @ApiCreatedResponse({ type: FreeDaysAnswer })
  @ApiProblems(401, 404, 409, 422)
  add(@Me() me: Actor, @Param('id') id: string, @Body() input: AddSpecialDaysInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) => {
      await addSpecialDays(tx, me, id, input);
      return readDays(tx, id);
    });
  }

  @Post('days/:id/removal')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: FreeDaysAnswer })
  @ApiProblems(401, 404, 409, 422)
  remove(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) => readDays(tx, await removeSpecialDays(tx, me, id)));
  }
}
