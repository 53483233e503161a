import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import { blankCampaign, campaignInput, type TypedCampaign, typedCampaign } from './campaign-form.js';
import { DraftCampaignInput } from './campaigns.dto.js';
import { draftCampaign } from './draft-campaign.js';
import { listInvitable, listTeams } from './campaign-choices.queries.js';
import { listCampaigns } from './campaigns.queries.js';
import { showCards } from './show-campaign.js';
import { showCampaignForm } from './show-campaign-form.js';

const CARDS_ON_A_PAGE = 20;
const USUAL_WEEKS = 6;

@Controller('campaigns')
export class CampaignsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  list(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    const { cursor } = typedText(query, 'cursor');
    return this.transactions.read(async (tx) => {
      const mayDraft = (await listTeams(tx, me)).length > 0;
      const filter = { limit: CARDS_ON_A_PAGE, cursor: cursor || undefined };
      const { items, nextCursor } = await listCampaigns(tx, me, filter);
      const cards = await showCards(tx, me, items);
      return page('pages/campaigns/campaigns', {
        groups: groups
          .map(({ name, states }) => ({ name, campaigns: cards.filter(({ state }) => states.includes(state)) }))
          .filter(({ campaigns }) => campaigns.length > 0),
        mayDraft,
        nextPath: nextCursor && pathWith('/campaigns', { cursor: nextCursor }),
      });
    });
  }

  @Get('new')
  blank(@Me() me: Actor): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const { timeZone } = await getDepartment(tx, me.departmentId);
      const today = DateTime.fromJSDate(now(), { zone: timeZone });
      const opensOn = today.toISODate() as string;
      const closesOn = today.plus({ weeks: USUAL_WEEKS }).toISODate() as string;
      const own = await listTeams(tx, me);
      const typed = blankCampaign({ opensOn, closesOn }, own.length === 1 ? own.map(({ id }) => id) : []);
      return this.form(tx, me, typed, noProblems);
    });
  }

  @Post()
  async draft(@Me() me: Actor, @Body() body: FormBody): Promise<Answer> {
    const typed = typedCampaign(body);
    const departments = await this.transactions.read(listInvitable);
    return submitForm({
      input: DraftCampaignInput,
      body: campaignInput(typed, departments.map(({ id }) => id)), // prettier-ignore
      act: async (input) => {
        const id = await this.transactions.run((tx) => draftCampaign(tx, me, input));
        return redirect(`/campaigns/${id}`, 'campaigns.done.drafted');
      },
      again: (problems) => this.transactions.read((tx) => this.form(tx, me, typed, problems)),
    });
  }

  private async form(tx: Tx, me: Actor, typed: TypedCampaign, problems: FormProblems): Promise<Answer> {
    if ((await listTeams(tx, me)).length === 0) throw new NotFound('page');
    const { opensOn, closesOn, teamIds } = typed;
    return page('pages/campaigns/campaign-form', {
      ...(await showCampaignForm(tx, me, typed, problems)),
      heading: { key: 'campaigns.form.new', facts: {} },
      back: { key: 'campaigns.title', facts: {} },
      save: { key: 'campaigns.form.save', facts: {} },
      path: '/campaigns',
      backPath: '/campaigns',
      previewPath: pathWith('/campaigns/preview', { opensOn, closesOn, teamIds: teamIds[0] ?? '' }),
      isRunning: false,
    });
  }
}

const groups = [
  { name: 'running', states: ['running', 'paused'] },
  { name: 'draft', states: ['draft'] },
  { name: 'closed', states: ['closed'] },
];
