import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { RequestMoveInput } from './moves.dto.js';
import { presentVisit } from './present-visit.js';
import { requestMove } from './request-move.js';
import { VisitAnswer } from './visits.dto.js';
import { readVisit } from './visits.queries.js';

/** Another moment for a visit: the answer is the visit that is to take its place, or has taken it. */
@ApiTags('visits')
@ApiBearerAuth()
@Controller('api/v1/visits/:id/moves')
export class MovesController {
  constructor(private readonly transactions: Transactions) {}

  @Post()
  @ApiOnce()
  @ApiCreatedResponse({ type: VisitAnswer })
  @ApiProblems(401, 404, 409, 422)
  request(@Me() me: Actor, @Param('id') id: string, @Body() input: RequestMoveInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) =>
      presentVisit(await readVisit(tx, await requestMove(tx, me, id, input))),
    );
  }
}
