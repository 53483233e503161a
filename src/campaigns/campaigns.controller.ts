import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { pageOf } from '../platform/http/paging.dto.js';
import {
  CampaignAnswer,
  CampaignFilterInput,
  ChangeCampaignInput,
  CloseCampaignInput,
  DraftCampaignInput,
} from './campaigns.dto.js';
import { getCampaign, listCampaigns } from './campaigns.queries.js';
import { changeCampaign } from './change-campaign.js';
import { closeCampaign } from './close-campaign.js';
import { discardCampaign } from './discard-campaign.js';
import { draftCampaign } from './draft-campaign.js';
import { pauseCampaign } from './pause-campaign.js';
import { presentCampaign } from './present-campaign.js';
import { resumeCampaign } from './resume-campaign.js';
import { startCampaign } from './start-campaign.js';

@ApiTags('campaigns')
@ApiBearerAuth()
@Controller('api/v1/campaigns')
export class CampaignsController {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  @ApiOkResponse({ type: pageOf(CampaignAnswer) })
  @ApiProblems(401, 422)
  async list(@Me() me: Actor, @Query() filter: CampaignFilterInput) {
    const { items, nextCursor } = await this.transactions.read((tx) => listCampaigns(tx, me, filter));
    return { items: items.map(presentCampaign), nextCursor };
  }

  @Get(':id')
  @ApiOkResponse({ type: CampaignAnswer })
  @ApiProblems(401, 404)
  async get(@Me() me: Actor, @Param('id') id: string) {
    return presentCampaign(await this.transactions.read((tx) => getCampaign(tx, me, id)));
  }

  @Post()
  @ApiOnce()
  @ApiCreatedResponse({ type: CampaignAnswer })
  @ApiProblems(401, 409, 422)
  draft(@Me() me: Actor, @Body() input: DraftCampaignInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) =>
      presentCampaign(await getCampaign(tx, me, await draftCampaign(tx, me, input))),
    );
  }

  @Patch(':id')
  @ApiOkResponse({ type: CampaignAnswer })
  @ApiProblems(401, 404, 409, 422)
  change(@Me() me: Actor, @Param('id') id: string, @Body() input: ChangeCampaignInput) {
    return this.act(me, id, null, (tx) => changeCampaign(tx, me, id, input));
  }

  /** Throws a draft away, and answers with what it was. */
  @Post(':id/discarding')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: CampaignAnswer })
  @ApiProblems(401, 404, 409, 422)
  discard(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) => {
      const campaign = presentCampaign(await getCampaign(tx, me, id));
      await discardCampaign(tx, me, id);
      return campaign;
    });
  }

  @Post(':id/start')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: CampaignAnswer })
  @ApiProblems(401, 404, 409, 422)
  start(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => startCampaign(tx, me, id));
  }

  @Post(':id/pause')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: CampaignAnswer })
  @ApiProblems(401, 404, 409, 422)
  pause(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => pauseCampaign(tx, me, id));
  }

  @Post(':id/resumption')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: CampaignAnswer })
  @ApiProblems(401, 404, 409, 422)
  resume(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => resumeCampaign(tx, me, id));
  }

  @Post(':id/closing')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: CampaignAnswer })
  @ApiProblems(401, 404, 409, 422)
  close(@Me() me: Actor, @Param('id') id: string, @Body() input: CloseCampaignInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => closeCampaign(tx, me, id, input));
  }

  private act(me: Actor, id: string, once: Once, work: (tx: Tx) => Promise<void>) {
    return runOnce(this.transactions, once, async (tx) => {
      await work(tx);
      return presentCampaign(await getCampaign(tx, me, id));
    });
  }
}
