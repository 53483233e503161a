import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { approveGroup } from './approve-group.js';
import { declineGroup } from './decline-group.js';
import { DeclineGroupInput, GroupAnswer, RequestGroupInput } from './groups.dto.js';
import { getGroup } from './groups.queries.js';
import { presentGroup } from './present-group.js';
import { requestGroup } from './request-group.js';
import { splitGroup } from './split-group.js';
import { withdrawGroup } from './withdraw-group.js';

@ApiTags('groups')
@ApiBearerAuth()
@Controller('api/v1')
export class GroupsController {
  constructor(private readonly transactions: Transactions) {}

  @Post('slots/:id/groups')
  @ApiOnce()
  @ApiCreatedResponse({ type: GroupAnswer })
  @ApiProblems(401, 404, 409, 422)
  request(@Me() me: Actor, @Param('id') id: string, @Body() input: RequestGroupInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) =>
      presentGroup(await getGroup(tx, me, await requestGroup(tx, me, id, input))),
    );
  }

  @Get('groups/:id')
  @ApiOkResponse({ type: GroupAnswer })
  @ApiProblems(401, 404)
  async get(@Me() me: Actor, @Param('id') id: string) {
    return presentGroup(await this.transactions.read((tx) => getGroup(tx, me, id)));
  }

  @Post('groups/:id/approval')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: GroupAnswer })
  @ApiProblems(401, 404, 409, 422)
  approve(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => approveGroup(tx, me, id));
  }

  @Post('groups/:id/refusal')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: GroupAnswer })
  @ApiProblems(401, 404, 409, 422)
  decline(@Me() me: Actor, @Param('id') id: string, @Body() input: DeclineGroupInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => declineGroup(tx, me, id, input));
  }

  @Post('groups/:id/split')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: GroupAnswer })
  @ApiProblems(401, 404, 409, 422)
  split(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => splitGroup(tx, me, id));
  }

  @Post('groups/:id/withdrawal')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: GroupAnswer })
  @ApiProblems(401, 404, 409, 422)
  withdraw(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => withdrawGroup(tx, me, id));
  }

  private act(me: Actor, id: string, once: Once, work: (tx: Tx) => Promise<void>) {
    return runOnce(this.transactions, once, async (tx) => {
      await work(tx);
      return presentGroup(await getGroup(tx, me, id));
    });
  }
}
