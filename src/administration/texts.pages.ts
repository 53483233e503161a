import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { validateInput } from '../platform/http/validate-input.js';
import { attempt, type FormBody, submitForm } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { findOwnText, readOwnTexts, type TextPlace } from '../texts/texts.queries.js';
import { changeText, restoreText } from './change-text.js';
import { listTextsForPage, presentText, textPath, textPlace } from './present-text.js';
import { requireAdmin } from './require-admin.js';
import { ResetInput, RestoreInput, TextInput } from './texts.dto.js';
import { listTextHistory } from './texts.queries.js';
import { type TypedWords, typedWords } from './typed-words.js';

/** What Meekijk says, for a company to put into words of its own. */
@Controller('administration/texts')
export class TextsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  async list(@Me() me: Actor, @Query('search') search?: string, @Query('own') own?: string): Promise<Answer> {
    requireAdmin(me);
    const ownTexts = await this.transactions.read(readOwnTexts);
    const filter = { search: typeof search === 'string' ? search.trim() : '', isOwn: own === 'true' };
    return page('pages/administration/texts', { filter, groups: listTextsForPage(me.language, ownTexts, filter) });
  }

  @Get(':language/:key')
  show(@Me() me: Actor, @Param('language') language: string, @Param('key') key: string): Promise<Answer> {
    return this.editor(me, textPlace(language, key), noProblems, null);
  }

  @Post(':language/:key')
  change(
    @Me() me: Actor,
    @Param('language') language: string,
    @Param('key') key: string,
    @Body() body: FormBody,
  ): Promise<Answer> {
    const place = textPlace(language, key);
    const typed = typedWords(body);
    return submitForm({
      input: TextInput,
      body: { basedOn: body?.basedOn, text: typed.text },
      act: async (wanted) => {
        requireAdmin(me);
        await this.transactions.run((tx) => changeText(tx, me, place, wanted));
        return redirect(textPath(place), 'administration.texts.saved');
      },
      again: (problems) => this.editor(me, place, problems, typed),
    });
  }

  @Post(':language/:key/reset')
  reset(
    @Me() me: Actor,
    @Param('language') language: string,
    @Param('key') key: string,
    @Body() body: FormBody,
  ): Promise<Answer> {
    const place = textPlace(language, key);
    const { basedOn } = validateInput(ResetInput, body);
    const act = async () => {
      requireAdmin(me);
      await this.transactions.run((tx) => changeText(tx, me, place, { text: null, basedOn }));
      return redirect(textPath(place), 'administration.texts.was-reset');
    };
    return attempt(act, (problems) => this.editor(me, place, problems, null));
  }

  @Post(':language/:key/restoration')
  restore(
    @Me() me: Actor,
    @Param('language') language: string,
    @Param('key') key: string,
    @Body() body: FormBody,
  ): Promise<Answer> {
    const place = textPlace(language, key);
    const wanted = validateInput(RestoreInput, body);
    const act = async () => {
      requireAdmin(me);
      await this.transactions.run((tx) => restoreText(tx, me, place, wanted));
      return redirect(textPath(place), 'administration.texts.was-restored');
    };
    return attempt(act, (problems) => this.editor(me, place, problems, null));
  }

  /** `typed` is what stands in the form; null for the text as it is now. */
  private async editor(me: Actor, place: TextPlace, problems: FormProblems, typed: TypedWords | null): Promise<Answer> {
    requireAdmin(me);
    const { present, history } = await this.transactions.read(async (tx) => ({
      present: await findOwnText(tx, place),
      history: await listTextHistory(tx, place),
    }));
    return page('pages/administration/text', { ...presentText(place, present, history, typed), problems });
  }
}
