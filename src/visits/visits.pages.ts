import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { showPlace } from '../slots/show-place.js';
import { cancelVisit } from './cancel-visit.js';
import { showVisit, shownState } from './show-visit.js';
import type { VisitView } from './visits.queries.js';
import { getVisit, listVisits } from './visits.queries.js';
import { CancelVisitInput } from './visits.dto.js';
import { withdrawVisit } from './withdraw-visit.js';

const MOST_VISITS = 200;

@Controller('visits')
export class VisitsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  list(@Me() me: Actor): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const { items } = await listVisits(tx, me, { mine: true, limit: MOST_VISITS });
      const { timeZone } = await getDepartment(tx, me.departmentId);
      return page('pages/visits/list', {
        groups: groupVisits(items.map((visit) => ({ ...showPlace(visit, timeZone), shownState: shownState(visit) }))),
      });
    });
  }

  @Get(':id')
  show(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.page(me, id, noProblems);
  }

  @Post(':id/withdrawal')
  withdraw(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return attempt(
      async () => {
        await this.transactions.run((tx) => withdrawVisit(tx, me, id));
        return redirect(`/visits/${id}`, 'visits.withdrawn');
      },
      (problems) => this.page(me, id, problems),
    );
  }

  @Post(':id/cancellation')
  cancel(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { reason } = typedText(body, 'reason');
    return submitForm({
      input: CancelVisitInput,
      body: { reason },
      act: async (input) => {
        await this.transactions.run((tx) => cancelVisit(tx, me, id, input));
        return redirect(`/visits/${id}`, 'visits.cancelled');
      },
      again: (problems) => this.page(me, id, problems, reason),
    });
  }

  private page(me: Actor, id: string, problems: FormProblems, reason: string | null = null): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const visit = await getVisit(tx, me, id);
      const { timeZone } = await getDepartment(tx, me.departmentId);
      const cancelling = { reason: reason ?? '', isCancelling: reason !== null };
      return page('pages/visits/visit', { ...showVisit(visit, me, timeZone), problems, ...cancelling });
    });
  }
}

/** What is to come by date, what has been from the latest back; no group without visits. */
function groupVisits<T extends VisitView>(visits: T[]) {
  const isComing = ({ endsAt }: T) => endsAt > now();
  const coming = visits.filter((visit) => isComing(visit) && visit.state === 'approved');
  const waiting = visits.filter((visit) => isComing(visit) && visit.state === 'requested');
  const earlier = visits.filter((visit) => !coming.includes(visit) && !waiting.includes(visit)).reverse();
  const groups = [
    { name: 'coming', visits: coming },
    { name: 'waiting', visits: waiting },
    { name: 'earlier', visits: earlier },
  ];
  return groups.filter(({ visits }) => visits.length > 0);
}
