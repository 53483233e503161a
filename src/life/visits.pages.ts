import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { attempt, type FormBody, submitForm, typedList, typedText } from '../platform/views/form.js';
import { type Answer, page, redirect } from '../platform/views/page.js';
import { cancelVisit } from '../visits/cancel-visit.js';
import { changeGoals } from '../preparation/change-goals.js';
import { ChangeGoalsInput } from '../preparation/goals.dto.js';
import { nothingTyped, readVisitPage, type TypedOnVisit } from './visit-page.js';
import { CancelVisitInput } from '../visits/visits.dto.js';
import { withdrawVisit } from '../visits/withdraw-visit.js';

@Controller('visits/:id')
export class VisitsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.page(me, id, {});
  }

  @Post('withdrawal')
  withdraw(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return attempt(
      async () => {
        await this.transactions.run((tx) => withdrawVisit(tx, me, id));
        return redirect(`/visits/${id}`, 'visits.withdrawn');
      },
      (problems) => this.page(me, id, { problems }),
    );
  }

  @Post('cancellation')
  cancel(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { reason } = typedText(body, 'reason');
    return submitForm({
      input: CancelVisitInput,
      body: { reason },
      act: async (input) => {
        await this.transactions.run((tx) => cancelVisit(tx, me, id, input));
        return redirect(`/visits/${id}`, 'visits.cancelled');
      },
      again: (problems) => this.page(me, id, { problems, reason }),
    });
  }

  @Post('goals')
  changeGoals(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const learningGoals = typedList(body, 'learningGoals');
    const isVouched = typedText(body, 'isVouched').isVouched === 'yes';
    return submitForm({
      input: ChangeGoalsInput,
      body: { learningGoals, isVouched },
      act: async (input) => {
        await this.transactions.run((tx) => changeGoals(tx, me, id, input));
        return redirect(`/visits/${id}`, 'visits.goals-changed');
      },
      again: (problems) => this.page(me, id, { problems, goals: learningGoals, isVouched }),
    });
  }

  private page(me: Actor, id: string, typed: Partial<TypedOnVisit>): Promise<Answer> {
    return this.transactions.read(async (tx) =>
      page('pages/life/visit', await readVisitPage(tx, me, id, { ...nothingTyped, ...typed })),
    );
  }
}
