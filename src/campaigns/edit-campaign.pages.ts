import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { type FormBody, submitForm } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { asTypedCampaign, campaignInput, type TypedCampaign, typedCampaign } from './campaign-form.js';
import { whyNotChange } from './campaign.rules.js';
import { ChangeCampaignInput } from './campaigns.dto.js';
import { changeCampaign } from './change-campaign.js';
import { listInvitable } from './campaign-choices.queries.js';
import { getCampaign } from './campaigns.queries.js';
import { showCampaignForm } from './show-campaign-form.js';

@Controller('campaigns/:id/edit')
export class EditCampaignPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.transactions.read((tx) => this.form(tx, me, id, null, noProblems));
  }

  @Post()
  async change(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedCampaign(body);
    const departments = await this.transactions.read(listInvitable);
    return submitForm({
      input: ChangeCampaignInput,
      body: campaignInput(typed, departments.map((one) => one.id)), // prettier-ignore
      act: async (input) => {
        await this.transactions.run((tx) => changeCampaign(tx, me, id, input));
        return redirect(`/campaigns/${id}`, 'campaigns.done.changed');
      },
      again: (problems) => this.transactions.read((tx) => this.form(tx, me, id, typed, problems)),
    });
  }

  private async form(tx: Tx, me: Actor, id: string, typed: TypedCampaign | null, problems: FormProblems) {
    const campaign = await getCampaign(tx, me, id);
    refuseWhen(whyNotChange(me, campaign));
    const isRunning = campaign.state !== 'draft';
    return page('pages/campaigns/campaign-form', {
      ...(await showCampaignForm(tx, me, typed ?? asTypedCampaign(campaign), problems)),
      heading: { key: 'campaigns.form.edit', facts: { title: campaign.title } },
      back: { key: 'campaigns.form.back', facts: { title: campaign.title } },
      save: { key: isRunning ? 'campaigns.form.save-running' : 'campaigns.form.save', facts: {} },
      path: `/campaigns/${id}/edit`,
      backPath: `/campaigns/${id}`,
      previewPath: `/campaigns/${id}/preview`,
      isRunning,
    });
  }
}
