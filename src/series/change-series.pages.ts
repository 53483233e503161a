import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { rehearse } from '../platform/database/rehearse.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { Refused } from '../platform/refusal.js';
import { localDate } from '../platform/views/days.js';
import { type FormBody, submitForm, typedList, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, PageResult, redirect } from '../platform/views/page.js';
import { HostAdvice } from '../slots/host-advice.js';
import { adviseOn, hostChoices, slotChoices, slotInput, typedSlot } from '../slots/slot-form.js';
import { changeSeries, type SeriesChange } from './change-series.js';
import { repeatChoices, ruleInput, typedRepeat } from './repeat-form.js';
import { changesTyped, type Edited, openEdited, type TypedChange } from './series-form.js';
import { ChangeSeriesInput, StopSeriesInput } from './series.dto.js';
import { listSeriesGuests } from './series.queries.js';
import { seriesProblems } from './series-problems.js';
import { getLedSeries, showSeriesRow } from './show-series.js';
import { listConcerned, showSteps } from './show-steps.js';
import { stopSeries } from './stop-series.js';

@Controller('series/:id')
export class ChangeSeriesPages {
  constructor(
    private readonly transactions: Transactions,
    private readonly advice: HostAdvice,
  ) {}

  @Get('edit')
  form(@Me() me: Actor, @Param('id') id: string, @Query() query: Record<string, unknown>): Promise<Answer> {
    const { since } = typedText(query, 'since');
    return this.transactions.read(async (tx) => {
      const edited = await openEdited(tx, me, readId(id), since);
      return this.page(tx, me, edited, { ...edited.now, guests: 'follow', since }, null, noProblems);
    });
  }

  /** First shows what would become of each moment, and who hears of it; the button below does it. */
  @Post('edit')
  async change(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { since, guests, step } = typedText(body, 'since', 'guests', 'step');
    const typed: TypedChange = { slot: typedSlot(body), repeat: typedRepeat(body), guests, since };
    const edited = await this.transactions.read((tx) => openEdited(tx, me, readId(id), since));
    const asked = { ...slotInput(typed.slot, edited.timeZone), rule: ruleInput(typed.repeat), guests };
    const dates = step === 'change' ? typedList(body, 'dates') : undefined;
    return submitForm({
      input: ChangeSeriesInput,
      body: { ...asked, ...(since ? { from: since } : {}), ...(dates?.length ? { dates } : {}) },
      act: async (input) => {
        const change = changesTyped(input, edited, typed);
        if (step === 'change') {
          const offered = typedList(body, 'offered');
          // All dates unticked is a choice as well; a list without them says nothing.
          const chosen = offered.length ? { dates: dates ?? [] } : {};
          const { seriesId } = await this.transactions.run((tx) => changeSeries(tx, me, id, { ...change, ...chosen }));
          return redirect(`/series/${seriesId}`, 'series.changed');
        }
        const plan = await this.transactions.run((tx) => rehearse(tx, (inner) => changeSeries(inner, me, id, change)));
        return this.transactions.read((tx) => this.page(tx, me, edited, typed, plan, noProblems, isFelt(change)));
      },
      again: (problems) =>
        this.transactions.read((tx) => this.page(tx, me, edited, typed, null, seriesProblems(problems, typed))),
    });
  }

  @Get('stop')
  confirm(@Me() me: Actor, @Param('id') id: string, @Query() query: Record<string, unknown>): Promise<Answer> {
    const { since } = typedText(query, 'since');
    return this.stopPage(me, readId(id), { since, guests: 'stay', reason: '' }, noProblems);
  }

  @Post('stop')
  stop(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedText(body, 'since', 'guests', 'reason');
    const { since, ...rest } = typed;
    return submitForm({
      input: StopSeriesInput,
      body: { ...rest, ...(since ? { from: since } : {}) },
      act: async (input) => {
        await this.transactions.run((tx) => stopSeries(tx, me, readId(id), input));
        return redirect(`/series/${id}`, 'series.stopped');
      },
      again: (problems) => this.stopPage(me, readId(id), typed, problems),
    });
  }

  private async page(
    tx: Tx,
    me: Actor,
    { series, timeZone, coming }: Edited,
    typed: TypedChange,
    plan: SeriesChange | null,
    problems: FormProblems,
    isFeltByAll = false,
  ): Promise<Answer> {
    const { slot, repeat, guests, since } = typed;
    const model = {
      series: showSeriesRow(series, me.language),
      department: { timeZone },
      typed: slot,
      repeat,
      guests,
      since,
      count: coming.length,
      plan: plan && showPlan(plan, timeZone, me, isFeltByAll),
      ...slotChoices,
      ...repeatChoices,
      hosts: hostChoices(
        await adviseOn(tx, this.advice, slot, { departmentId: series.departmentId, timeZone, slotId: coming[0]?.id }),
      ),
      today: localDate(now(), timeZone),
      problems,
    };
    return new PageResult('pages/series/edit', model, 200, '/floor');
  }

  private stopPage(
    me: Actor,
    id: string,
    typed: { since: string; guests: string; reason: string },
    problems: FormProblems,
  ) {
    return this.transactions.read(async (tx) => {
      const series = await getLedSeries(tx, me, id);
      if (!series.nextSlotId) throw new Refused('series-over');
      const { coming } = await openEdited(tx, me, id, typed.since);
      const guests = await listSeriesGuests(tx, coming.map((slot) => slot.id)); // prettier-ignore
      const withGuests = new Set(guests.map(({ slotId }) => slotId)).size;
      const names = [...new Set(guests.map(({ name }) => name))];
      const counts = { count: coming.length, withGuests, names };
      const model = { series: showSeriesRow(series, me.language), ...counts, first: coming[0], timeZone: series.timeZone, typed, problems }; // prettier-ignore
      return new PageResult('pages/series/stop', model, 200, '/floor');
    });
  }
}

/** Whether every guest notices: the hours, the place or the host change. */
const isFelt = ({ startsAt, endsAt, location, hostIds }: ChangeSeriesInput) =>
  Boolean(startsAt ?? endsAt ?? location ?? hostIds);

function showPlan({ steps, newDates }: SeriesChange, timeZone: string, me: Actor, isFeltByAll: boolean) {
  const own = steps.filter(({ kind }) => kind !== 'publish');
  const published = steps.filter(({ kind }) => kind === 'publish').map(({ date }) => date);
  return {
    steps: showSteps(own, timeZone, me.language),
    newDates: showSteps(newDates, timeZone, me.language),
    ticked: published,
    concerned: listConcerned(own, isFeltByAll).map(({ name }) => name),
  };
}
