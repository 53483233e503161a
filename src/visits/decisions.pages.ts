import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, PageResult, redirect } from '../platform/views/page.js';
import { showPlace } from '../slots/show-place.js';
import { approveVisit } from './approve-visit.js';
import { declineVisit } from './decline-visit.js';
import { slotOfVisit } from './slot-of-visit.js';
import { whyNotApprove, whyNotDecline } from './visit.rules.js';
import { DeclineVisitInput } from './visits.dto.js';
import { listVisits, type VisitView } from './visits.queries.js';

const REQUESTS_ON_A_PAGE = 50;

/** A refusal that was not accepted: it stays on its card, with what was typed. */
interface Declining {
  visitId: string;
  reason: string;
}

@Controller()
export class DecisionsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get('decisions')
  list(@Me() me: Actor, @Query('cursor') cursor?: string): Promise<Answer> {
    return this.page(me, noProblems, null, cursor);
  }

  @Post('visits/:id/approval')
  approve(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return attempt(
      async () => {
        await this.transactions.run((tx) => approveVisit(tx, me, id));
        return redirect('/decisions', 'visits.approved');
      },
      (problems) => this.page(me, problems),
    );
  }

  @Post('visits/:id/refusal')
  decline(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { reason } = typedText(body, 'reason');
    return submitForm({
      input: DeclineVisitInput,
      body: { reason },
      act: async (input) => {
        await this.transactions.run((tx) => declineVisit(tx, me, id, input));
        return redirect('/decisions', 'visits.declined');
      },
      again: (problems) => this.page(me, problems, { visitId: id, reason }),
    });
  }

  private page(
    me: Actor,
    problems: FormProblems,
    declining: Declining | null = null,
    cursor?: string,
  ): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const filter = { toDecide: true, limit: REQUESTS_ON_A_PAGE, cursor };
      const { items, nextCursor } = await listVisits(tx, me, filter);
      const { timeZone } = await getDepartment(tx, me.departmentId);
      const requests = items.map((visit) => showRequest(visit, me, timeZone, problems, declining));
      const model = {
        refusal: { ...noProblems, refusal: problems.refusal },
        groups: groupBySlot(requests),
        nextPath: nextCursor && `/decisions?cursor=${encodeURIComponent(nextCursor)}`,
      };
      return new PageResult('pages/visits/decisions', model, 200, '/decisions');
    });
  }
}

function showRequest(
  visit: VisitView,
  me: Actor,
  timeZone: string,
  problems: FormProblems,
  declining: Declining | null,
) {
  const facts = { actor: me, visit, slot: slotOfVisit(visit), now: now() };
  const isDeclining = declining?.visitId === visit.id;
  return {
    ...showPlace(visit, timeZone),
    whyNotApprove: whyNotApprove(facts),
    whyNotDecline: whyNotDecline(facts),
    isDeclining,
    typedReason: isDeclining ? declining.reason : '',
    problems: isDeclining ? problems : noProblems,
  };
}

/** Those who want the same seats stand side by side, whoever asked first in front. */
function groupBySlot<T extends VisitView>(requests: T[]) {
  const firsts = requests.filter(
    ({ slotId }, index) => requests.findIndex((other) => other.slotId === slotId) === index,
  );
  return firsts.map((slot) => ({
    slot,
    requests: requests
      .filter(({ slotId }) => slotId === slot.slotId)
      .toSorted((a, b) => a.requestedAt.getTime() - b.requestedAt.getTime()),
  }));
}
