import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { listLedDepartments } from '../people/people.queries.js';
import { type Actor, mayLead } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { NotFound } from '../platform/refusal.js';
import { localDate } from '../platform/views/days.js';
import { type FormBody, submitForm, typedList, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, PageResult, redirect } from '../platform/views/page.js';
import { findUsual } from '../slots/copies.queries.js';
import { HostAdvice } from '../slots/host-advice.js';
import {
  adviseOn,
  asTyped,
  blankSlot,
  hostChoices,
  slotChoices,
  slotInput,
  type TypedSlot,
  typedSlot,
} from '../slots/slot-form.js';
import { getSlot } from '../slots/slots.queries.js';
import { wayBack } from '../slots/way-back.js';
import { planSeries, publishSeries } from './publish-series.js';
import { blankRepeat, repeatChoices, ruleInput, type TypedRepeat, typedRepeat } from './repeat-form.js';
import { PublishSeriesInput } from './series.dto.js';
import { listSeries } from './series.queries.js';
import type { SeriesStep } from './series-step.js';
import { seriesProblems } from './series-problems.js';
import { showSeriesPage, showSeriesRow } from './show-series.js';
import { showSteps } from './show-steps.js';

interface Typed {
  slot: TypedSlot;
  repeat: TypedRepeat;
  departmentId: string;
  back: string;
}

@Controller('series')
export class SeriesPages {
  constructor(
    private readonly transactions: Transactions,
    private readonly advice: HostAdvice,
  ) {}

  @Get()
  list(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    const { departmentId, cursor } = typedText(query, 'departmentId', 'cursor');
    return this.transactions.read(async (tx) => {
      const { departments, department } = await openDepartment(tx, me, departmentId);
      const filter = { departmentId: department.id, cursor: cursor || undefined };
      const { items, nextCursor } = await listSeries(tx, filter, now());
      const series = items.map((one) => showSeriesRow(one, me.language));
      return new PageResult('pages/series/list', { departments, department, series, nextCursor }, 200, '/floor');
    });
  }

  @Get('new')
  blank(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    const { departmentId, copy, date, from, to, back } = typedText(query, 'departmentId', 'copy', 'date', 'from', 'to', 'back'); // prettier-ignore
    return this.transactions.read(async (tx) => {
      const origin = copy ? await getSlot(tx, readId(copy)) : null;
      const { department } = await openDepartment(tx, me, origin?.departmentId ?? departmentId);
      const slot = origin
        ? asTyped(origin)
        : { ...blankSlot(department.place), ...(await findUsual(tx, department.id)), date };
      const hours = { from: from || slot.from, to: to || slot.to };
      const typed = { slot: { ...slot, ...hours }, repeat: blankRepeat(slot.date), departmentId: department.id, back };
      return this.form(tx, me, typed, null, [], noProblems);
    });
  }

  /** First shows the dates; the button below them publishes those that are ticked. */
  @Post()
  async publish(@Me() me: Actor, @Body() body: FormBody): Promise<Answer> {
    const { departmentId, back, step } = typedText(body, 'departmentId', 'back', 'step');
    const typed = { slot: typedSlot(body), repeat: typedRepeat(body), departmentId, back };
    const { timeZone } = await this.transactions.read((tx) => openDepartment(tx, me, departmentId, true)).then(({ department }) => department); // prettier-ignore
    const dates = typedList(body, 'dates');
    const isChosen = step === 'publish';
    return submitForm({
      input: PublishSeriesInput,
      body: { ...slotInput(typed.slot, timeZone), departmentId, rule: ruleInput(typed.repeat), ...(isChosen ? { dates } : {}) }, // prettier-ignore
      act: async (input) => {
        if (!isChosen) return this.preview(me, typed, input);
        const { seriesId } = await this.transactions.run((tx) => publishSeries(tx, me, input));
        return redirect(`/series/${seriesId}`, 'series.published');
      },
      again: (problems) => this.again(me, typed, problems),
    });
  }

  @Get(':id')
  show(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.transactions.read((tx) => showSeriesPage(tx, me, readId(id)));
  }

  private preview(me: Actor, typed: Typed, input: PublishSeriesInput): Promise<Answer> {
    return this.transactions.run(async (tx) => {
      const { plan } = await planSeries(tx, me, input);
      const ticked = plan.filter(({ closed, whyNot }) => !closed && !whyNot).map(({ date }) => date);
      return this.form(tx, me, typed, plan, ticked, noProblems);
    });
  }

  private again(me: Actor, typed: Typed, problems: FormProblems): Promise<Answer> {
    return this.transactions.read((tx) => this.form(tx, me, typed, null, [], seriesProblems(problems, typed)));
  }

  private async form(
    tx: Tx,
    me: Actor,
    { slot, repeat, departmentId, back }: Typed,
    plan: SeriesStep[] | null,
    ticked: string[],
    problems: FormProblems,
  ): Promise<Answer> {
    const { departments, department } = await openDepartment(tx, me, departmentId, true);
    const model = {
      departments,
      department,
      typed: slot,
      repeat,
      plan: plan && showSteps(plan, department.timeZone, me.language),
      ticked,
      ...slotChoices,
      ...repeatChoices,
      hosts: hostChoices(await adviseOn(tx, this.advice, slot, { departmentId, timeZone: department.timeZone })),
      today: localDate(now(), department.timeZone),
      back: wayBack(back, ''),
      leavePath: wayBack(back, '/floor'),
      problems,
    };
    return new PageResult('pages/series/publish', model, 200, '/floor');
  }
}

/** Throws NotFound for somebody who leads no host department, or not this one when it must be this one. */
async function openDepartment(tx: Tx, me: Actor, departmentId: string, mustBe = false) {
  const departments = (await listLedDepartments(tx, me)).filter(({ id }) => mayLead(me, id));
  const department = departments.find(({ id }) => id === departmentId) ?? (mustBe ? undefined : departments[0]);
  if (!department) throw new NotFound('department');
  return { departments, department };
}
