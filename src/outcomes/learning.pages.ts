import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { giveTheme } from '../learnings/give-theme.js';
import { joinLearnings } from '../learnings/join-learnings.js';
import { GiveThemeInput, JoinLearningInput } from '../learnings/learnings.dto.js';
import { separateLearning } from '../learnings/separate-learning.js';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { showLearningPage } from './show-learning.js';

/** One learning with what is joined to it and what is done about it. */
@Controller('learnings')
export class LearningPages {
  constructor(private readonly transactions: Transactions) {}

  @Get(':id')
  get(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.learningPage(me, id, noProblems);
  }

  @Post(':id/joining')
  join(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    return submitForm({
      input: JoinLearningInput,
      body: typedText(body, 'withId'),
      act: (input) => this.done(id, 'learnings.joined', (tx) => joinLearnings(tx, me, readId(id), input)),
      again: (problems) => this.learningPage(me, id, problems),
    });
  }

  /** `from` is the page to go back to: somebody takes one out while looking at another. */
  @Post(':id/separation')
  separate(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { from } = typedText(body, 'from');
    const back = from ? readId(from) : id;
    return attempt(
      () => this.done(back, 'learnings.separated', (tx) => separateLearning(tx, me, readId(id))),
      (problems) => this.learningPage(me, back, problems),
    );
  }

  @Post(':id/theme')
  theme(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { themeId } = typedText(body, 'themeId');
    return submitForm({
      input: GiveThemeInput,
      body: { themeId: themeId || null },
      act: (input) => this.done(id, 'learnings.theme-given', (tx) => giveTheme(tx, me, readId(id), input)),
      again: (problems) => this.learningPage(me, id, problems),
    });
  }

  private async done(id: string, notice: string, work: (tx: Tx) => Promise<void>): Promise<Answer> {
    await this.transactions.run(work);
    return redirect(`/learnings/${id}`, notice);
  }

  private async learningPage(me: Actor, id: string, problems: FormProblems): Promise<Answer> {
    const learning = await this.transactions.read((tx) => showLearningPage(tx, me, readId(id)));
    return page('pages/learnings/learning', { ...learning, problems });
  }
}
