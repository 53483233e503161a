import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { pageOf } from '../platform/http/paging.dto.js';
import { DraftAnswer, FormAnswerView, FormsFilterInput, FormSummaryAnswer, SaveDraftInput, SendFormInput } from './form.dto.js'; // prettier-ignore
import { listForms } from './forms.queries.js';
import { presentForm, presentSummary } from './present-form.js';
import { saveDraft } from './save-draft.js';
import { sendForm } from './send-form.js';

@ApiTags('forms')
@ApiBearerAuth()
@Controller('api/v1/forms')
export class FormsController {
  constructor(private readonly transactions: Transactions) {}

  /** The caller's own forms, the last asked first; nobody reads another's. */
  @Get()
  @ApiOkResponse({ type: pageOf(FormSummaryAnswer) })
  @ApiProblems(401, 422)
  async list(@Me() me: Actor, @Query() filter: FormsFilterInput) {
    const at = now();
    const { items, nextCursor } = await this.transactions.read((tx) => listForms(tx, me, { ...filter, at }));
    return { items: items.map((form) => presentSummary(form, at)), nextCursor };
  }

  @Get(':id')
  @ApiOkResponse({ type: FormAnswerView })
  @ApiProblems(401, 404)
  get(@Me() me: Actor, @Param('id') id: string) {
    return this.transactions.read((tx) => presentForm(tx, me, id));
  }

  /** Keeps what is typed so far; nothing is sent by it. */
  @Put(':id/draft')
  @ApiOkResponse({ type: DraftAnswer })
  @ApiProblems(401, 404, 409, 422)
  async save(@Me() me: Actor, @Param('id') id: string, @Body() input: SaveDraftInput): Promise<DraftAnswer> {
    const savedAt = await this.transactions.run((tx) => saveDraft(tx, me, id, input));
    return { savedAt: savedAt.toISOString() };
  }

  /** Answers a form, or answers it anew: until it closes, what is sent takes the place of what was sent before. */
  @Post(':id/answers')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: FormAnswerView })
  @ApiProblems(401, 404, 409, 422)
  send(@Me() me: Actor, @Param('id') id: string, @Body() input: SendFormInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) => {
      await sendForm(tx, me, id, input);
      return presentForm(tx, me, id);
    });
  }
}
