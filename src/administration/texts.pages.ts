import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { validateInput } from '../platform/http/validate-input.js';
import { attempt, type FormBody, submitForm } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { findOwnText, readOwnTexts, type TextPlace } from '../texts/texts.queries.js';
import { changeText, restoreText } from './change-text.js';
import { Place } from './place.decorator.js';
import { listTextsForPage, presentText, textPath } from './present-text.js';
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
  show(@Me() me: Actor, @Place() place: TextPlace): Promise<Answer> {
    return this.editor(me, place, noProblems, null);
  }

  @Post(':language/:key')
  change(@Me() me: Actor, @Place() place: TextPlace, @Body() body: FormBody): Promise<Answer> {
    const typed = typedWords(body);
    return submitForm({
      input: TextInput,
      body: { basedOn: body?.basedOn, text: typed.text },
      act: (wanted) => this.put(me, place, (tx) => changeText(tx, me, place, wanted), 'administration.texts.saved'),
      again: (problems) => this.editor(me, place, problems, typed),
    });
  }

  @Post(':language/:key/reset')
  reset(@Me() me: Actor, @Place() place: TextPlace, @Body() body: FormBody): Promise<Answer> {
    const { basedOn } = validateInput(ResetInput, body);
    const reset = (tx: Tx) => changeText(tx, me, place, { text: null, basedOn });
    return attempt(
      () => this.put(me, place, reset, 'administration.texts.was-reset'),
      (problems) => this.editor(me, place, problems, null),
    );
  }

  @Post(':language/:key/restoration')
  restore(@Me() me: Actor, @Place() place: TextPlace, @Body() body: FormBody): Promise<Answer> {
    const wanted = validateInput(RestoreInput, body);
    return attempt(
      () => this.put(me, place, (tx) => restoreText(tx, me, place, wanted), 'administration.texts.was-restored'),
      (problems) => this.editor(me, place, problems, null),
    );
  }

  private async put(me: Actor, place: TextPlace, act: (tx: Tx) => Promise<void>, notice: string): Promise<Answer> {
    requireAdmin(me);
    await this.transactions.run(act);
    return redirect(textPath(place), notice);
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
