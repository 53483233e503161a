import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { pageOf } from '../platform/http/paging.dto.js';
import { readId } from '../platform/http/read-id.js';
import { giveTheme } from './give-theme.js';
import { joinLearnings } from './join-learnings.js';
import { GiveThemeInput, JoinLearningInput, LearningAnswer, LearningFilterInput } from './learnings.dto.js';
import { getLearning, listJoined, listLearnings } from './learnings.queries.js';
import { listLikes } from './likes.queries.js';
import { presentLearning } from './present-learning.js';
import { separateLearning } from './separate-learning.js';

@ApiTags('learnings')
@ApiBearerAuth()
@Controller('api/v1/learnings')
export class LearningsController {
  constructor(private readonly transactions: Transactions) {}

  /** Those that are joined stand here once. With words nobody used, what has words like them is found. */
  @Get()
  @ApiOkResponse({ type: pageOf(LearningAnswer) })
  @ApiProblems(401, 422)
  async list(@Me() me: Actor, @Query() filter: LearningFilterInput) {
    const { items, nextCursor } = await this.transactions.readMuch((tx) => listLearnings(tx, me, filter));
    return { items: items.map(presentLearning), nextCursor };
  }

  @Get(':id')
  @ApiOkResponse({ type: LearningAnswer })
  @ApiProblems(401, 404)
  async get(@Me() me: Actor, @Param('id') id: string) {
    return presentLearning(await this.transactions.read((tx) => getLearning(tx, me, readId(id))));
  }

  /** What is joined to it, of what the caller may see. */
  @Get(':id/joined')
  @ApiOkResponse({ type: [LearningAnswer] })
  @ApiProblems(401, 404)
  joined(@Me() me: Actor, @Param('id') id: string) {
    return this.transactions.read(async (tx) =>
      (await listJoined(tx, me, await getLearning(tx, me, readId(id)))).map(presentLearning),
    );
  }

  /** What looks like it and is not joined to it, the likest first. */
  @Get(':id/likes')
  @ApiOkResponse({ type: [LearningAnswer] })
  @ApiProblems(401, 404)
  likes(@Me() me: Actor, @Param('id') id: string) {
    return this.transactions.read(async (tx) =>
      (await listLikes(tx, me, await getLearning(tx, me, readId(id)))).map(presentLearning),
    );
  }

  @Post(':id/joining')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: LearningAnswer })
  @ApiProblems(401, 404, 409, 422)
  join(@Me() me: Actor, @Param('id') id: string, @Body() input: JoinLearningInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => joinLearnings(tx, me, readId(id), input));
  }

  @Post(':id/separation')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: LearningAnswer })
  @ApiProblems(401, 404, 409, 422)
  separate(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => separateLearning(tx, me, readId(id)));
  }

  @Put(':id/theme')
  @ApiOkResponse({ type: LearningAnswer })
  @ApiProblems(401, 404, 409, 422)
  giveTheme(@Me() me: Actor, @Param('id') id: string, @Body() input: GiveThemeInput) {
    return this.act(me, id, null, (tx) => giveTheme(tx, me, readId(id), input));
  }

  private act(me: Actor, id: string, once: Once, work: (tx: Tx) => Promise<void>) {
    return runOnce(this.transactions, once, async (tx) => {
      await work(tx);
      return presentLearning(await getLearning(tx, me, readId(id)));
    });
  }
}
