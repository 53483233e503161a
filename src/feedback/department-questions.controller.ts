import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { changeDepartmentQuestions } from './change-department-questions.js';
import { getQuestions } from './department-questions.queries.js';
import { ChangeDepartmentQuestionsInput, DepartmentQuestionsAnswer } from './department-questions.dto.js';

/** What a department asks on its own after a visit. */
@ApiTags('forms')
@ApiBearerAuth()
@Controller('api/v1/departments/:id/questions')
export class DepartmentQuestionsController {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  @ApiOkResponse({ type: DepartmentQuestionsAnswer })
  @ApiProblems(401, 404)
  get(@Me() me: Actor, @Param('id') id: string): Promise<DepartmentQuestionsAnswer> {
    return this.transactions.read((tx) => getQuestions(tx, me, id));
  }

  @Post()
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: DepartmentQuestionsAnswer })
  @ApiProblems(401, 404, 409, 422)
  change(
    @Me() me: Actor,
    @Param('id') id: string,
    @Body() input: ChangeDepartmentQuestionsInput,
    @OnceKey() once: Once,
  ) {
    return runOnce(this.transactions, once, async (tx) => {
      await changeDepartmentQuestions(tx, me, id, input);
      return getQuestions(tx, me, id);
    });
  }
}
