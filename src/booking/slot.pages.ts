import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { InvalidInput } from '../platform/refusal.js';
import { type FormBody, submitForm } from '../platform/views/form.js';
import { type Answer, noProblems, page, redirect } from '../platform/views/page.js';
import { acceptStatement } from '../preparation/accept-statement.js';
import { chooseVisitor } from './choose-visitor.js';
import { requestProblems, type TypedRequest, typedRequest } from './request-form.js';
import { requestVisit } from '../visits/request-visit.js';
import { showSlot } from './show-slot.js';
import { RequestAndAcceptInput } from '../preparation/statement.dto.js';
import { findStatement } from '../preparation/statement.queries.js';
import { RequestVisitInput } from '../visits/visits.dto.js';
import type { VisitState } from '../visits/visit.rules.js';
import { getVisit } from '../visits/visits.queries.js';
import { joinWaitlist } from '../waitlist/join-waitlist.js';

@Controller('slots/:id')
export class SlotPages {
  constructor(private readonly transactions: Transactions) {}

  /** `visitor` fills in for whom the seat is meant. */
  @Get()
  show(@Me() me: Actor, @Param('id') id: string, @Query() query: Record<string, unknown>): Promise<Answer> {
    const typed = typedRequest(query);
    return this.transactions.read(async (tx) => {
      const visitor = await chooseVisitor(tx, me, typed.visitor);
      const problems = requestProblems(noProblems, visitor, me);
      return page('pages/booking/slot', await showSlot(tx, me, id, { typed, visitor, problems }));
    });
  }

  @Post('visits')
  request(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    return this.send(me, id, body, requestVisit);
  }

  @Post('waitlist')
  join(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    return this.send(me, id, body, joinWaitlist);
  }

  private async send(me: Actor, id: string, body: FormBody, ask: typeof requestVisit): Promise<Answer> {
    const typed = typedRequest(body);
    const { visitor, mustAccept } = await this.transactions.read((tx) => readRequest(tx, me, typed));
    const { learningGoals, isVouched, statementHash } = typed;
    return submitForm<RequestVisitInput & { statementHash?: string }>({
      input: mustAccept ? RequestAndAcceptInput : RequestVisitInput,
      body: { learningGoals, isVouched, ...(mustAccept ? { statementHash } : {}) },
      act: async (input) => {
        if (!visitor.person) throw new InvalidInput([]);
        const request = { learningGoals: input.learningGoals, isVouched, visitorId: visitor.person.id };
        const visit = await this.transactions.run(async (tx) => {
          if (input.statementHash) await acceptStatement(tx, me, { statementHash: input.statementHash });
          return getVisit(tx, me, await ask(tx, me, id, request));
        });
        return redirect(`/visits/${visit.id}`, noticeFor(visit.state, visitor.person.id === me.id));
      },
      again: (problems) =>
        this.transactions.read(async (tx) => {
          const shown = { typed, visitor, problems: requestProblems(problems, visitor, me) };
          return page('pages/booking/slot', await showSlot(tx, me, id, shown));
        }),
    });
  }
}

/** Whom the request is for, and whether the statement has to come with it: everybody accepts it for themselves only. */
async function readRequest(tx: Tx, me: Actor, typed: TypedRequest) {
  const visitor = await chooseVisitor(tx, me, typed.visitor);
  const isForMe = visitor.person?.id === me.id;
  return { visitor, mustAccept: isForMe && !(await findStatement(tx, me)).isAccepted };
}

function noticeFor(state: VisitState, isForMe: boolean): string {
  const isBooked = state === 'approved';
  if (state === 'waiting') return isForMe ? 'waitlist.joined' : 'waitlist.joined-for';
  if (isForMe) return isBooked ? 'visits.booked' : 'visits.requested';
  return isBooked ? 'find.booked-for' : 'find.requested-for';
}
