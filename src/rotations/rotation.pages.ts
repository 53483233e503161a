import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, PageResult, redirect } from '../platform/views/page.js';
import { extendStop } from './extend-stop.js';
import { followFirstDay } from './follow-first-day.js';
import { reopenRotation } from './reopen-rotation.js';
import { restoreStop } from './restore-stop.js';
import { ExtendStopInput, StopOfRotationInput, StopRotationInput, SwitchProgrammeInput } from './rotations.dto.js';
import { findRotationOf, getRotation } from './rotations.queries.js';
import { showRotation } from './show-rotation.js';
import { skipStop } from './skip-stop.js';
import { stopRotation } from './stop-rotation.js';
import { switchProgramme } from './switch-programme.js';

interface Typed {
  stopId: string;
  untilOn: string;
  reason: string;
  programmeId: string;
}
const nothingTyped: Typed = { stopId: '', untilOn: '', reason: '', programmeId: '' };

@Controller()
export class RotationPages {
  constructor(private readonly transactions: Transactions) {}

  /** The reader's own. */
  @Get('rotation')
  own(@Me() me: Actor): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const rotation = await findRotationOf(tx, me.id);
      if (!rotation) return new PageResult('pages/rotations/none', {}, 200, '/');
      const shown = await showRotation(tx, me, rotation);
      return new PageResult('pages/rotations/rotation', { ...shown, typed: nothingTyped, problems: noProblems }, 200, '/'); // prettier-ignore
    });
  }

  @Get('rotations/:id')
  show(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.page(me, id, nothingTyped, noProblems);
  }

  @Post('rotations/:id/skipped-stops')
  skip(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    return this.keep(me, id, body, StopOfRotationInput, ['stopId'], async (tx, { stopId }) => {
      await skipStop(tx, me, id, stopId);
      return 'rotations.stop.skipped';
    });
  }

  @Post('rotations/:id/extended-stops')
  extend(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    return this.keep(me, id, body, ExtendStopInput, ['stopId', 'untilOn'], async (tx, input) => {
      await extendStop(tx, me, id, input);
      return 'rotations.stop.extended';
    });
  }

  @Post('rotations/:id/restored-stops')
  restore(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    return this.keep(me, id, body, StopOfRotationInput, ['stopId'], async (tx, { stopId }) => {
      await restoreStop(tx, me, id, stopId);
      return 'rotations.stop.restored';
    });
  }

  @Post('rotations/:id/programme')
  switch(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    return this.keep(me, id, body, SwitchProgrammeInput, ['programmeId'], async (tx, input) => {
      await switchProgramme(tx, me, id, input);
      return 'rotations.programme.switched';
    });
  }

  @Post('rotations/:id/stop')
  stop(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = { ...nothingTyped, ...typedText(body, 'reason') };
    const callsOff = typedText(body, 'keeps').keeps !== 'yes';
    return submitForm({
      input: StopRotationInput,
      body: { reason: typed.reason, callsOff },
      act: async (input) => {
        await this.transactions.run((tx) => stopRotation(tx, me, id, input));
        return redirect(`/rotations/${id}`, 'rotations.stopped');
      },
      again: (problems) => this.page(me, id, typed, problems),
    });
  }

  @Post('rotations/:id/reopening')
  reopen(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.act(me, id, 'rotations.reopened', (tx) => reopenRotation(tx, me, id));
  }

  @Post('rotations/:id/first-day')
  follow(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.act(me, id, 'rotations.first-day.followed', (tx) => followFirstDay(tx, me, id));
  }

  private keep<T extends object>(
    me: Actor,
    id: string,
    body: FormBody,
    input: new () => T,
    names: (keyof Typed)[],
    act: (tx: Tx, input: T) => Promise<string>,
  ): Promise<Answer> {
    const typed = typedText(body, ...names);
    return submitForm({
      input,
      body: typed,
      act: async (said) => redirect(`/rotations/${id}`, await this.transactions.run((tx) => act(tx, said))),
      again: (problems) => this.page(me, id, { ...nothingTyped, ...typed }, problems),
    });
  }

  private act(me: Actor, id: string, notice: string, act: (tx: Tx) => Promise<void>): Promise<Answer> {
    return attempt(
      async () => {
        await this.transactions.run(act);
        return redirect(`/rotations/${id}`, notice);
      },
      (problems) => this.page(me, id, nothingTyped, problems),
    );
  }

  private page(me: Actor, id: string, typed: Typed, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const shown = await showRotation(tx, me, await getRotation(tx, me, id));
      const place = servesCompany(me) ? '/onboarding' : '/';
      return new PageResult('pages/rotations/rotation', { ...shown, typed, problems }, 200, place);
    });
  }
}
