import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Public } from '../people/public.decorator.js';
import { Transactions } from '../platform/database/transactions.js';
import { type FormBody, typedText } from '../platform/views/form.js';
import type { Answer } from '../platform/views/page.js';
import { type Filling, keepDraft, showFormPage, showSentPage, takeForm } from './fill-form.js';
import { openFormLink } from './open-form-link.js';
import { linkPath } from './show-form.js';

/** A form from a mail, for whom it was mailed to: this form and nothing else. Mail scanners open every link: only buttons act. */
@Public()
@Controller('feedback/by-link/:token')
export class FormLinkPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  async show(@Param('token') token: string, @Query() query: Record<string, unknown>): Promise<Answer> {
    return showFormPage(this.transactions, await this.open(token), typedText(query, 'add').add);
  }

  @Get('sent')
  async sent(@Param('token') token: string): Promise<Answer> {
    return showSentPage(this.transactions, await this.open(token));
  }

  @Post()
  async fill(@Param('token') token: string, @Body() body: FormBody): Promise<Answer> {
    return takeForm(this.transactions, await this.open(token), body);
  }

  @Post('draft')
  @HttpCode(200)
  async keep(@Param('token') token: string, @Body() body: FormBody): Promise<Answer> {
    return keepDraft(this.transactions, await this.open(token), body);
  }

  private async open(token: string): Promise<Filling> {
    const { person, subjectId } = await this.transactions.read((tx) => openFormLink(tx, token));
    return { me: person, formId: subjectId, path: linkPath(token) };
  }
}
