import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { type FormBody, typedText } from '../platform/views/form.js';
import { type Answer, page } from '../platform/views/page.js';
import { type Filling, keepDraft, showFormPage, showSentPage, takeForm } from './fill-form.js';
import { formPath } from './show-form.js';
import { showForms } from './show-forms.js';

/** What somebody is asked about visits, to fill in signed in. */
@Controller('feedback')
export class FormsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  list(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    const { state, cursor } = typedText(query, 'state', 'cursor');
    return this.transactions.read(async (tx) =>
      page('pages/feedback/forms', await showForms(tx, me, { state, cursor: cursor || undefined })),
    );
  }

  @Get(':id')
  show(@Me() me: Actor, @Param('id') id: string, @Query() query: Record<string, unknown>): Promise<Answer> {
    return showFormPage(this.transactions, filling(me, id), typedText(query, 'add').add);
  }

  @Get(':id/sent')
  sent(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return showSentPage(this.transactions, filling(me, id));
  }

  @Post(':id')
  fill(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    return takeForm(this.transactions, filling(me, id), body);
  }

  @Post(':id/draft')
  @HttpCode(200)
  keep(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    return keepDraft(this.transactions, filling(me, id), body);
  }
}

const filling = (me: Actor, id: string): Filling => ({ me, formId: readId(id), path: formPath(id) });
