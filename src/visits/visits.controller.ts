import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { pageOf } from '../platform/http/paging.dto.js';
import { approveVisit } from './approve-visit.js';
import { cancelVisit } from './cancel-visit.js';
import { declineVisit } from './decline-visit.js';
import { presentVisit, presentVisitTo } from './present-visit.js';
import { CancelVisitInput, DeclineVisitInput, VisitAnswer, VisitFilterInput } from './visits.dto.js';
import { getVisit, listVisits, readVisit } from './visits.queries.js';
import { withdrawVisit } from './withdraw-visit.js';

@ApiTags('visits')
@ApiBearerAuth()
@Controller('api/v1/visits')
export class VisitsController {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  @ApiOkResponse({ type: pageOf(VisitAnswer) })
  @ApiProblems(401, 422)
  async list(@Me() me: Actor, @Query() filter: VisitFilterInput) {
    const { items, nextCursor } = await this.transactions.read((tx) => listVisits(tx, me, filter));
    return { items: items.map((visit) => presentVisitTo(me, visit)), nextCursor };
  }

  @Get(':id')
  @ApiOkResponse({ type: VisitAnswer })
  @ApiProblems(401, 404)
  async get(@Me() me: Actor, @Param('id') id: string) {
    return presentVisitTo(me, await this.transactions.read((tx) => getVisit(tx, me, id)));
  }

  @Post(':id/approval')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: VisitAnswer })
  @ApiProblems(401, 404, 409, 422)
  approve(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(id, once, (tx) => approveVisit(tx, me, id));
  }

  @Post(':id/refusal')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: VisitAnswer })
  @ApiProblems(401, 404, 409, 422)
  decline(@Me() me: Actor, @Param('id') id: string, @Body() input: DeclineVisitInput, @OnceKey() once: Once) {
    return this.act(id, once, (tx) => declineVisit(tx, me, id, input));
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: VisitAnswer })
  @ApiProblems(401, 404, 409, 422)
  withdraw(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(id, once, (tx) => withdrawVisit(tx, me, id));
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: VisitAnswer })
  @ApiProblems(401, 404, 409, 422)
  cancel(@Me() me: Actor, @Param('id') id: string, @Body() input: CancelVisitInput, @OnceKey() once: Once) {
    return this.act(id, once, (tx) => cancelVisit(tx, me, id, input));
  }

  private act(id: string, once: Once, work: (tx: Tx) => Promise<void>) {
    return runOnce(this.transactions, once, async (tx) => {
      await work(tx);
      return presentVisit(await readVisit(tx, id));
    });
  }
}
