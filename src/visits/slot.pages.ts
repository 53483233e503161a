import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import { type Actor, mayLead } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
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
import { getVisit, listVisits, type VisitView } from './visits.queries.js';

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
      const { blocked, mine, ...shown } = showPlace(withOutlook(slot, me, await listPlans(tx, me.id, now())), timeZone);
      return page('pages/visits/slot', {
        slot: { ...shown, hostNames: slot.hosts.map(({ name }) => name) },
        isOpen: slot.state === 'published',
        mine,
        whyNotBook: blocked,
        goals: [...learningGoals, '', '', ''].slice(0, Math.max(MOST_GOALS, learningGoals.length)),
        problems,
        mayLead: mayLead(me, slot.departmentId),
        whyNotChange: whyNotWithdrawSlot({ actor: me, slot, now: now() }),
        visits: mayLead(me, slot.departmentId) ? await listLiveVisits(tx, me, id) : [],
      });
    });
  }
}

async function listLiveVisits(tx: Tx, me: Actor, slotId: string): Promise<VisitView[]> {
  const { items } = await listVisits(tx, me, { slotId });
  return items.filter(({ state }) => liveStates.includes(state));
}
