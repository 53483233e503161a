import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { pageOf } from '../platform/http/paging.dto.js';
import { addCohort } from './add-cohort.js';
import { addRotations } from './add-rotations.js';
import { changeCohort } from './change-cohort.js';
import { getCohort, listCohorts } from './cohorts.queries.js';
import { presentCohort } from './present-rotation.js';
import { removeCohort } from './remove-cohort.js';
import {
  AddedRotationsAnswer,
  AddRotationsInput,
  ChangeCohortInput,
  CohortAnswer,
  CohortFilterInput,
  CohortInput,
} from './rotations.dto.js';

@ApiTags('onboarding')
@ApiBearerAuth()
@Controller('api/v1/cohorts')
export class CohortsController {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  @ApiOkResponse({ type: pageOf(CohortAnswer) })
  @ApiProblems(401, 422)
  async list(@Me() me: Actor, @Query() filter: CohortFilterInput) {
    const { items, nextCursor } = await this.transactions.read((tx) => listCohorts(tx, me, filter));
    return { items: items.map(presentCohort), nextCursor };
  }

  @Get(':id')
  @ApiOkResponse({ type: CohortAnswer })
  @ApiProblems(401, 404)
  async get(@Me() me: Actor, @Param('id') id: string): Promise<CohortAnswer> {
    return presentCohort(await this.transactions.read((tx) => getCohort(tx, me, id)));
  }

  @Post()
  @ApiOnce()
  @ApiCreatedResponse({ type: CohortAnswer })
  @ApiProblems(401, 409, 422)
  add(@Me() me: Actor, @Body() input: CohortInput, @OnceKey() once: Once): Promise<CohortAnswer> {
    return runOnce(this.transactions, once, async (tx) =>
      presentCohort(await getCohort(tx, me, await addCohort(tx, me, input))),
    );
  }

  @Patch(':id')
  @ApiOkResponse({ type: CohortAnswer })
  @ApiProblems(401, 404, 409, 422)
  change(@Me() me: Actor, @Param('id') id: string, @Body() input: ChangeCohortInput): Promise<CohortAnswer> {
    return this.transactions.run(async (tx) => {
      await changeCohort(tx, me, id, input);
      return presentCohort(await getCohort(tx, me, id));
    });
  }

  /** Of one on which nobody is on a rotation. */
  @Post(':id/removal')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: CohortAnswer, description: 'As it was.' })
  @ApiProblems(401, 404, 409, 422)
  remove(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once): Promise<CohortAnswer> {
    return runOnce(this.transactions, once, async (tx) => {
      const cohort = await getCohort(tx, me, id);
      await removeCohort(tx, me, id);
      return presentCohort(cohort);
    });
  }

  /** Those who are named, or all who begin on its days and for whom one programme is meant. */
  @Post(':id/rotations')
  @ApiOnce()
  @ApiCreatedResponse({ type: AddedRotationsAnswer })
  @ApiProblems(401, 404, 409, 422)
  start(@Me() me: Actor, @Param('id') id: string, @Body() input: AddRotationsInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, (tx) => addRotations(tx, me, id, input));
  }
}
