import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { departmentChoices } from '../people/department-choices.js';
import { Me } from '../people/me.decorator.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { NotFound } from '../platform/refusal.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { addTheme } from './add-theme.js';
import { bringBackTheme } from './bring-back-theme.js';
import { MergeThemeInput, ThemeInput } from './learnings.dto.js';
import { mergeTheme } from './merge-theme.js';
import { putAwayTheme } from './put-away-theme.js';
import { renameTheme } from './rename-theme.js';
import { listThemes } from './themes.queries.js';

const blank = { name: '', themeId: '', themeName: '', intoId: '' };

@Controller('learnings/themes')
export class ThemesPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  list(@Me() me: Actor): Promise<Answer> {
    return this.listPage(me);
  }

  @Post()
  add(@Me() me: Actor, @Body() body: FormBody): Promise<Answer> {
    mustKeep(me);
    const typed = typedText(body, 'name');
    return submitForm({
      input: ThemeInput,
      body: typed,
      act: (input) => this.done('learnings.theme.added', (tx) => addTheme(tx, me, input)),
      again: (problems) => this.listPage(me, { ...blank, ...typed }, problems),
    });
  }

  @Post(':id/name')
  rename(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    mustKeep(me);
    const { name } = typedText(body, 'name');
    return submitForm({
      input: ThemeInput,
      body: { name },
      act: (input) => this.done('learnings.theme.renamed', (tx) => renameTheme(tx, me, readId(id), input)),
      again: (problems) => this.listPage(me, { ...blank, themeId: id, themeName: name }, problems),
    });
  }

  @Post(':id/merger')
  merge(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    mustKeep(me);
    const typed = typedText(body, 'intoId');
    return submitForm({
      input: MergeThemeInput,
      body: typed,
      act: (input) => this.done('learnings.theme.merged', (tx) => mergeTheme(tx, me, readId(id), input)),
      again: (problems) => this.listPage(me, { ...blank, ...typed, themeId: id }, problems),
    });
  }

  @Post(':id/archiving')
  putAway(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.act(me, 'learnings.theme.put-away', (tx) => putAwayTheme(tx, me, readId(id)));
  }

  @Post(':id/restoration')
  bringBack(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.act(me, 'learnings.theme.brought-back', (tx) => bringBackTheme(tx, me, readId(id)));
  }

  private act(me: Actor, notice: string, work: (tx: Tx) => Promise<void>): Promise<Answer> {
    mustKeep(me);
    return attempt(
      () => this.done(notice, work),
      (problems) => this.listPage(me, blank, problems),
    );
  }

  private async done(notice: string, work: (tx: Tx) => Promise<unknown>): Promise<Answer> {
    await this.transactions.run(work);
    return redirect('/learnings/themes', notice);
  }

  private async listPage(me: Actor, typed = blank, problems: FormProblems = noProblems): Promise<Answer> {
    mustKeep(me);
    const themes = await this.transactions.read((tx) => listThemes(tx));
    return page('pages/learnings/themes', {
      themes: themes.filter(({ isActive }) => isActive),
      putAway: themes.filter(({ isActive }) => !isActive),
      choices: departmentChoices(themes.filter(({ isActive }) => isActive)),
      typed,
      problems,
      // A fault belongs to one of several forms on the page.
      atTheme: typed.themeId ? problems : noProblems,
      noFaults: noProblems,
      atNew: typed.themeId ? noProblems : problems,
      keepsThemes: true,
    });
  }
}

function mustKeep(me: Actor): void {
  if (!servesCompany(me)) throw new NotFound('page');
}
