import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { pageOf } from '../platform/http/paging.dto.js';
import { NotFound } from '../platform/refusal.js';
import { answerInvitation } from './answer-invitation.js';
import { readBoard } from './campaign-board.queries.js';
import { CampaignBoardAnswer, CampaignCountAnswer } from './campaigns.dto.js';
import {
  AnswerInvitationInput,
  InvitationAnswer,
  InvitationFilterInput,
  InvitePeopleInput,
  OwnInvitationAnswer,
} from './invitations.dto.js';
import { getCampaign } from './campaigns.queries.js';
import { getOwnInvitation } from './invitations.queries.js';
import { invitePeople } from './invite-people.js';
import { inviteWave } from './invite-wave.js';
import { listInvitedPeople } from './invited-people.queries.js';
import { nudgeInvited } from './nudge-invited.js';
import { presentInvited, presentRow } from './present-campaign.js';
import { seesBoard } from './show-campaign.js';

/** Whom a campaign invites, and what comes of it. */
@ApiTags('campaigns')
@ApiBearerAuth()
@Controller('api/v1/campaigns/:id')
export class InvitationsController {
  constructor(private readonly transactions: Transactions) {}

  @Get('board')
  @ApiOkResponse({ type: [CampaignBoardAnswer] })
  @ApiProblems(401, 404)
  board(@Me() me: Actor, @Param('id') id: string): Promise<CampaignBoardAnswer[]> {
    return this.transactions.read(async (tx) => {
      if (!seesBoard(me, await getCampaign(tx, me, id))) throw new NotFound('campaign');
      return (await readBoard(tx, id)).map(presentRow);
    });
  }

  /** Managers see their own people. */
  @Get('invitations')
  @ApiOkResponse({ type: pageOf(InvitationAnswer) })
  @ApiProblems(401, 404, 422)
  list(@Me() me: Actor, @Param('id') id: string, @Query() filter: InvitationFilterInput) {
    return this.transactions.read(async (tx) => {
      const campaign = await getCampaign(tx, me, id);
      const { items, nextCursor } = await listInvitedPeople(tx, me, campaign, filter);
      return { items: items.map((person) => presentInvited(person, campaign.timeZone)), nextCursor };
    });
  }

  /** Invites people by name. */
  @Post('invitations')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: CampaignCountAnswer })
  @ApiProblems(401, 404, 409, 422)
  invite(@Me() me: Actor, @Param('id') id: string, @Body() input: InvitePeopleInput, @OnceKey() once: Once) {
    return this.count(once, (tx) => invitePeople(tx, me, id, input));
  }

  /** Invites the next wave now. */
  @Post('waves')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: CampaignCountAnswer })
  @ApiProblems(401, 404, 409, 422)
  wave(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.count(once, (tx) => inviteWave(tx, me, id));
  }

  /** Reminds those who are silent. */
  @Post('nudges')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: CampaignCountAnswer })
  @ApiProblems(401, 404, 409, 422)
  nudge(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.count(once, (tx) => nudgeInvited(tx, me, id));
  }

  /** The caller's own. */
  @Post('answer')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: OwnInvitationAnswer })
  @ApiProblems(401, 404, 409, 422)
  answer(@Me() me: Actor, @Param('id') id: string, @Body() { answer }: AnswerInvitationInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx): Promise<OwnInvitationAnswer> => {
      await answerInvitation(tx, await getOwnInvitation(tx, me, id), answer);
      return { status: (await getOwnInvitation(tx, me, id)).status };
    });
  }

  private count(once: Once, work: (tx: Tx) => Promise<number>) {
    return runOnce(this.transactions, once, async (tx): Promise<CampaignCountAnswer> => ({ people: await work(tx) }));
  }
}
