import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import { type Actor, mayLead } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { type FormBody, submitForm, typedList } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { showPlace } from '../slots/show-place.js';
import { whyNotWithdrawSlot } from '../slots/slot.rules.js';
import { getSlot } from '../slots/slots.queries.js';
import { withOutlook } from './booking-outlook.js';
import { listPlans } from './plans.queries.js';
import { requestVisit } from './request-visit.js';
import { liveStates } from './visit.rules.js';
import { RequestVisitInput } from './visits.dto.js';
import { getVisit, listVisits } from './visits.queries.js';

const MOST_GOALS = 3;

@Controller('slots/:id')
export class SlotPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.page(me, id, [], noProblems);
  }

  @Post('visits')
  request(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const learningGoals = typedList(body, 'learningGoals');
    return submitForm({
      input: RequestVisitInput,
      body: { learningGoals },
      act: async (input) => {
        const visit = await this.transactions.run(async (tx) =>
          getVisit(tx, me, await requestVisit(tx, me, id, input)),
        );
        return redirect(`/visits/${visit.id}`, visit.state === 'approved' ? 'visits.booked' : 'visits.requested');
      },
      again: (problems) => this.page(me, id, learningGoals, problems),
    });
  }

  private page(me: Actor, id: string, learningGoals: string[], problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const slot = await getSlot(tx, id);
      const { timeZone } = await getDepartment(tx, me.departmentId);
      const { blocked, ...shown } = showPlace(withOutlook(slot, me, await listPlans(tx, me.id, now())), timeZone);
      const isLead = mayLead(me, slot.departmentId);
      const { items: visits } = await listVisits(tx, me, { slotId: id });
      const live = visits.filter(({ state }) => liveStates.includes(state));
      return page('pages/visits/slot', {
        slot: { ...shown, hostNames: slot.hosts.map(({ name }) => name) },
        mine: live.find(({ visitorId }) => visitorId === me.id) ?? null,
        isOpen: slot.state === 'published',
        whyNotBook: blocked,
        goals: [...learningGoals, '', '', ''].slice(0, Math.max(MOST_GOALS, learningGoals.length)),
        problems,
        mayLead: isLead,
        whyNotChange: whyNotWithdrawSlot({ actor: me, slot, now: now() }),
        visits: isLead ? live : [],
      });
    });
  }
}
