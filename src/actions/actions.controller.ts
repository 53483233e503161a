import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { pageOf } from '../platform/http/paging.dto.js';
import { listActions } from './action-list.queries.js';
import {
  ActionAnswer,
  ActionCommentAnswer,
  ActionFilterInput,
  ChangeActionInput,
  CommentActionInput,
  DropActionInput,
  FinishActionInput,
  HandOverActionInput,
  MakeActionInput,
  MoveActionInput,
} from './actions.dto.js';
import { findAction, getAction } from './actions.queries.js';
import { changeAction } from './change-action.js';
import { commentAction } from './comment-action.js';
import { listComments } from './comments.queries.js';
import { dropAction } from './drop-action.js';
import { finishAction } from './finish-action.js';
import { handOverAction } from './hand-over-action.js';
import { makeAction } from './make-action.js';
import { presentAction, presentComment } from './present-action.js';
import { reopenAction } from './reopen-action.js';
import { startAction } from './start-action.js';

@ApiTags('actions')
@ApiBearerAuth()
@Controller('api/v1/actions')
export class ActionsController {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  @ApiOkResponse({ type: pageOf(ActionAnswer) })
  @ApiProblems(401, 422)
  async list(@Me() me: Actor, @Query() filter: ActionFilterInput) {
    const { items, nextCursor } = await this.transactions.read((tx) => listActions(tx, me, filter));
    return { items: items.map(presentAction), nextCursor };
  }

  @Get(':id')
  @ApiOkResponse({ type: ActionAnswer })
  @ApiProblems(401, 404)
  async get(@Me() me: Actor, @Param('id') id: string) {
    return presentAction(await this.transactions.read((tx) => getAction(tx, me, id)));
  }

  @Post()
  @ApiOnce()
  @ApiCreatedResponse({ type: ActionAnswer })
  @ApiProblems(401, 404, 409, 422)
  make(@Me() me: Actor, @Body() input: MakeActionInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) =>
      presentAction(await getAction(tx, me, await makeAction(tx, me, input))),
    );
  }

  @Patch(':id')
  @ApiOkResponse({ type: ActionAnswer })
  @ApiProblems(401, 404, 409, 422)
  change(@Me() me: Actor, @Param('id') id: string, @Body() input: ChangeActionInput) {
    return this.act(me, id, null, (tx) => changeAction(tx, me, id, input));
  }

  @Post(':id/start')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: ActionAnswer })
  @ApiProblems(401, 404, 409, 422)
  start(@Me() me: Actor, @Param('id') id: string, @Body() input: MoveActionInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => startAction(tx, me, id, input));
  }

  @Post(':id/completion')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: ActionAnswer })
  @ApiProblems(401, 404, 409, 422)
  finish(@Me() me: Actor, @Param('id') id: string, @Body() input: FinishActionInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => finishAction(tx, me, id, input));
  }

  @Post(':id/dropping')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: ActionAnswer })
  @ApiProblems(401, 404, 409, 422)
  drop(@Me() me: Actor, @Param('id') id: string, @Body() input: DropActionInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => dropAction(tx, me, id, input));
  }

  @Post(':id/reopening')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: ActionAnswer })
  @ApiProblems(401, 404, 409, 422)
  reopen(@Me() me: Actor, @Param('id') id: string, @Body() input: MoveActionInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => reopenAction(tx, me, id, input));
  }

  @Post(':id/handover')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: ActionAnswer })
  @ApiProblems(401, 404, 409, 422)
  handOver(@Me() me: Actor, @Param('id') id: string, @Body() input: HandOverActionInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => handOverAction(tx, me, id, input));
  }

  @Get(':id/comments')
  @ApiOkResponse({ type: [ActionCommentAnswer] })
  @ApiProblems(401, 404)
  comments(@Me() me: Actor, @Param('id') id: string) {
    return this.transactions.read(async (tx) => {
      const { timeZone } = await getAction(tx, me, id);
      return (await listComments(tx, id)).map((comment) => presentComment(comment, timeZone));
    });
  }

  @Post(':id/comments')
  @ApiOnce()
  @ApiCreatedResponse({ type: ActionCommentAnswer })
  @ApiProblems(401, 404, 422)
  comment(@Me() me: Actor, @Param('id') id: string, @Body() input: CommentActionInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) => {
      const { timeZone } = await getAction(tx, me, id);
      const commentId = await commentAction(tx, me, id, input);
      const comments = await listComments(tx, id);
      return presentComment(
        comments.find((one) => one.id === commentId)!,
        timeZone,
      );
    });
  }

  /** Whoever hands over, or moves elsewhere, what they saw only because it was theirs is still told how it went out of their hands. */
  private act(me: Actor, id: string, once: Once, work: (tx: Tx) => Promise<void>) {
    return runOnce(this.transactions, once, async (tx) => {
      const before = await getAction(tx, me, id);
      await work(tx);
      return presentAction({ ...before, ...(await findAction(tx, id)) });
    });
  }
}
