import { Controller, Get, Param, Query } from '@nestjs/common';
import { writtenAs } from '../booking/choose-visitor.js';
import { Me } from '../people/me.decorator.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { typedText } from '../platform/views/form.js';
import { type Answer, noProblems, page } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import { invitationStatuses } from './campaign.rules.js';
import { getCampaign } from './campaigns.queries.js';
import { type InvitedPerson, listInvitedPeople, listSeenDepartments } from './invited-people.queries.js';
import { seesBoard, showCampaign } from './show-campaign.js';

const PEOPLE_ON_A_PAGE = 50;

const icons = { waiting: 'dash', invited: 'email', booked: 'clock', been: 'check', declined: 'dash' };

/** Who is invited and how they stand: for whoever runs the campaign everybody, for a manager their own people. */
@Controller('campaigns/:id/people')
export class CampaignPeoplePages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  list(@Me() me: Actor, @Param('id') id: string, @Query() query: Record<string, unknown>): Promise<Answer> {
    const typed = typedText(query, 'department', 'status', 'cursor');
    return this.transactions.read(async (tx) => {
      const campaign = await getCampaign(tx, me, id);
      const departments = await listSeenDepartments(tx, me, campaign);
      const department = departments.find((one) => one.id === typed.department);
      const status = invitationStatuses.find((one) => one === typed.status);
      const filter = { departmentId: department?.id, status, cursor: typed.cursor || undefined };
      const { items, nextCursor } = await listInvitedPeople(tx, me, campaign, { ...filter, limit: PEOPLE_ON_A_PAGE });
      const asked = { department: department?.id ?? '', status: status ?? '' };
      return page('pages/campaigns/people', {
        campaign: showCampaign(campaign),
        seesBoard: seesBoard(me, campaign),
        departmentName: department?.name ?? null,
        departments: departments.map(({ id: value, name: label }) => ({ value, label })),
        statuses: invitationStatuses.map((value) => ({ value, labelKey: `campaigns.status.${value}` })),
        typed: asked,
        people: items.map((one) => ({ ...one, icon: icons[one.status], bookPath: bookPathFor(me, one) })),
        nextPath: nextCursor && pathWith(`/campaigns/${id}/people`, { ...asked, cursor: nextCursor }),
        problems: noProblems,
      });
    });
  }
}

/** Whoever may book for somebody who has not come yet can do so from here. */
function bookPathFor(me: Actor, person: InvitedPerson): string | null {
  const isOpen = person.status !== 'booked' && person.status !== 'been';
  const mayBook = servesCompany(me) || person.managerId === me.id;
  return isOpen && mayBook ? pathWith('/slots', { visitor: writtenAs(person) }) : null;
}
