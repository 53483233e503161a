import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, PageResult, redirect } from '../platform/views/page.js';
import { archiveProgramme } from './archive-programme.js';
import { changeProgramme } from './change-programme.js';
import { asTypedProgramme, programmeInput, type TypedProgramme, typedProgramme, withStep } from './programme-form.js';
import { whyNotChangeProgramme } from './programme.rules.js';
import { ChangeProgrammeInput } from './programmes.dto.js';
import { PLACE } from './programmes.pages.js';
import { getProgramme } from './programmes.queries.js';
import { restoreProgramme } from './restore-programme.js';
import { showProgrammeForm } from './show-programme-form.js';
import { showProgramme } from './show-programme.js';

@Controller('programmes/:id')
export class ProgrammePages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Param('id') id: string, @Query() query: Record<string, unknown>): Promise<Answer> {
    const { version } = typedText(query, 'version');
    return this.page(me, id, noProblems, /^\d{1,6}$/.test(version) ? Number(version) : undefined);
  }

  @Get('edit')
  edit(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.transactions.read((tx) => this.form(tx, me, id, null, noProblems));
  }

  @Post('edit')
  change(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { step } = typedText(body, 'step');
    const typed = withStep(typedProgramme(body), step);
    const again = (problems: FormProblems) => this.transactions.read((tx) => this.form(tx, me, id, typed, problems));
    if (step) return again(noProblems);
    return submitForm({
      input: ChangeProgrammeInput,
      body: programmeInput(typed),
      act: async (input) => {
        const seen = Number(typed.version) || undefined;
        await this.transactions.run((tx) => changeProgramme(tx, me, id, input, seen));
        return redirect(`/programmes/${id}`, 'programmes.done.changed');
      },
      again,
    });
  }

  @Post('archiving')
  archive(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.act(me, id, 'programmes.done.archived', (tx) => archiveProgramme(tx, me, id));
  }

  @Post('restoration')
  restore(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.act(me, id, 'programmes.done.restored', (tx) => restoreProgramme(tx, me, id));
  }

  private act(me: Actor, id: string, notice: string, work: (tx: Tx) => Promise<void>): Promise<Answer> {
    return attempt(
      async () => {
        await this.transactions.run(work);
        return redirect(`/programmes/${id}`, notice);
      },
      (problems) => this.page(me, id, problems),
    );
  }

  private page(me: Actor, id: string, problems: FormProblems, version?: number): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const model = await showProgramme(tx, me, await getProgramme(tx, me, id, version));
      return new PageResult('pages/programmes/programme', { ...model, problems }, 200, PLACE);
    });
  }

  private async form(tx: Tx, me: Actor, id: string, typed: TypedProgramme | null, problems: FormProblems) {
    const kept = await getProgramme(tx, me, id);
    refuseWhen(whyNotChangeProgramme({ actor: me, isArchived: kept.isArchived, isStale: false }));
    const isStale = problems.refusal?.key === 'refusal.changed-meanwhile';
    const shown = typed ?? asTypedProgramme(kept);
    // Whoever saves again has seen what is there now.
    const seen = isStale ? { ...shown, version: String(kept.latestVersion) } : shown;
    const model = {
      ...(await showProgrammeForm(tx, me, seen, problems)),
      kept,
      now: isStale ? await showProgramme(tx, me, kept) : null,
      path: `/programmes/${id}/edit`,
      backPath: `/programmes/${id}`,
    };
    return new PageResult('pages/programmes/form', model, 200, PLACE);
  }
}
