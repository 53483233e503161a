import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { pickPerson } from '../people/pick-person.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { InvalidInput } from '../platform/refusal.js';
import { attempt, type FormBody, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { getCampaign } from './campaigns.queries.js';
import { discardCampaign } from './discard-campaign.js';
import { invitePeople } from './invite-people.js';
import { inviteWave } from './invite-wave.js';
import { nudgeInvited } from './nudge-invited.js';
import { pauseCampaign } from './pause-campaign.js';
import { resumeCampaign } from './resume-campaign.js';
import { showBoard } from './show-board.js';
import { seesBoard } from './show-campaign.js';
import { startCampaign } from './start-campaign.js';

const nobodyTyped = { person: '', personId: '' };

/** A campaign from its draft to its end. */
@Controller('campaigns/:id')
export class CampaignPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.page(me, id, noProblems);
  }

  @Post('start')
  start(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.act(me, id, 'campaigns.done.started', (tx) => startCampaign(tx, me, id));
  }

  @Post('discarding')
  discard(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return attempt(
      async () => {
        await this.transactions.run((tx) => discardCampaign(tx, me, id));
        return redirect('/campaigns', 'campaigns.done.discarded');
      },
      (problems) => this.page(me, id, problems),
    );
  }

  @Post('pause')
  pause(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.act(me, id, 'campaigns.done.paused', (tx) => pauseCampaign(tx, me, id));
  }

  @Post('resumption')
  resume(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.act(me, id, 'campaigns.done.resumed', (tx) => resumeCampaign(tx, me, id));
  }

  @Post('wave')
  wave(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.act(me, id, 'campaigns.done.wave', (tx) => inviteWave(tx, me, id));
  }

  @Post('nudges')
  nudge(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.act(me, id, 'campaigns.done.nudged', (tx) => nudgeInvited(tx, me, id));
  }

  @Post('invitations')
  async invite(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedText(body, 'person', 'personId');
    const picked = await this.transactions.read((tx) => pickPerson(tx, me, typed.person, typed.personId));
    return attempt(
      async () => {
        const personId = picked.id;
        if (!personId) throw new InvalidInput([{ field: 'person', rule: picked.rule ?? 'required', facts: {} }]);
        await this.transactions.run((tx) => invitePeople(tx, me, id, { personIds: [personId] }));
        return redirect(`/campaigns/${id}`, 'campaigns.done.invited');
      },
      (problems) => this.page(me, id, problems, { ...typed, choices: picked.choices }),
    );
  }

  private act(me: Actor, id: string, notice: string, work: (tx: Tx) => Promise<unknown>): Promise<Answer> {
    return attempt(
      async () => {
        const count = await this.transactions.run(work);
        return redirect(`/campaigns/${id}`, { key: notice, facts: { count: Number(count ?? 0) } });
      },
      (problems) => this.page(me, id, problems),
    );
  }

  private page(
    me: Actor,
    id: string,
    problems: FormProblems,
    typed: typeof nobodyTyped & { choices?: object[] } = nobodyTyped,
  ): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const campaign = await getCampaign(tx, me, id);
      if (!seesBoard(me, campaign)) return redirect(`/campaigns/${id}/people`);
      const { timeZone } = await getDepartment(tx, me.departmentId);
      const model = { ...(await showBoard(tx, me, campaign)), timeZone, problems, typed, choices: typed.choices ?? [] };
      if (campaign.state === 'draft') return page('pages/campaigns/draft', model);
      return page(campaign.state === 'closed' ? 'pages/campaigns/closed' : 'pages/campaigns/board', model);
    });
  }
}
