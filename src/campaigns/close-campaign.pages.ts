import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { readBoard } from './campaign-board.queries.js';
import { whyNotClose } from './campaign.rules.js';
import { CloseCampaignInput } from './campaigns.dto.js';
import { getCampaign } from './campaigns.queries.js';
import { closeCampaign } from './close-campaign.js';
import { draftSummary } from './draft-summary.js';
import { showCampaign, totalsOf } from './show-campaign.js';

/** The end of a campaign: what came of it, and who is told. */
@Controller('campaigns/:id/closing')
export class CloseCampaignPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.page(me, id, null, noProblems);
  }

  @Post()
  close(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedText(body, 'summary', 'sendTo');
    return submitForm({
      input: CloseCampaignInput,
      body: { summary: typed.summary.replaceAll('\r\n', '\n'), sendTo: typed.sendTo || undefined },
      act: async (input) => {
        await this.transactions.run((tx) => closeCampaign(tx, me, id, input));
        return redirect(`/campaigns/${id}`, 'campaigns.done.closed');
      },
      again: (problems) => this.page(me, id, typed, problems),
    });
  }

  private page(me: Actor, id: string, typed: Record<'summary' | 'sendTo', string> | null, problems: FormProblems) {
    return this.transactions.read(async (tx) => {
      const campaign = await getCampaign(tx, me, id);
      const board = await readBoard(tx, id);
      return page('pages/campaigns/closing', {
        campaign: showCampaign(campaign),
        totals: totalsOf(board),
        why: whyNotClose(me, campaign),
        typed: typed ?? { summary: draftSummary(campaign, board, me.language), sendTo: 'everybody' },
        readers,
        problems,
      });
    });
  }
}

const readers = [
  { value: 'everybody', labelKey: 'campaigns.closing.to-everybody' },
  { value: 'nobody', labelKey: 'campaigns.closing.to-nobody' },
];
