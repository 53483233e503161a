import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import { type Actor, mayLead } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { localDate } from '../platform/views/days.js';
import { type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { HostAdvice } from '../slots/host-advice.js';
import { findPlaceInSeries } from '../series/series.queries.js';
import { showPlace } from '../slots/show-place.js';
import {
  adviseOn,
  asTyped,
  hostChoices,
  slotChoices,
  slotInput,
  type TypedSlot,
  typedProblems,
  typedSlot,
  withSuggested,
} from '../slots/slot-form.js';
import { ChangeSlotInput } from '../slots/slots.dto.js';
import { getSlot, type SlotView } from '../slots/slots.queries.js';
import { wayBack } from '../slots/way-back.js';
import { changeSlot } from '../visits/change-slot.js';
import { WithdrawSlotInput } from '../visits/visits.dto.js';
import { listVisits } from '../visits/visits.queries.js';
import { withdrawSlot } from '../visits/withdraw-slot.js';

@Controller('slots/:id')
export class ChangeSlotPages {
  constructor(
    private readonly transactions: Transactions,
    private readonly advice: HostAdvice,
  ) {}

  @Get('edit')
  async form(@Me() me: Actor, @Param('id') id: string, @Query('back') back?: string): Promise<Answer> {
    const slot = await this.transactions.read((tx) => getLedSlot(tx, me, id));
    return this.formPage(slot, asTyped(slot), wayBack(textOf(back), `/slots/${id}`), noProblems);
  }

  @Post('edit')
  async change(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const slot = await this.transactions.read((tx) => getLedSlot(tx, me, id));
    const typed = typedSlot(body);
    const { back: typedBack, next } = typedText(body, 'back', 'next');
    const back = wayBack(typedBack, `/slots/${id}`);
    if (next === 'suggest') return this.suggested(slot, typed, back);
    return submitForm({
      input: ChangeSlotInput,
      body: slotInput(typed, slot.timeZone),
      act: async (input) => {
        await this.transactions.run((tx) => changeSlot(tx, me, id, input));
        return redirect(back, 'slots.changed');
      },
      again: (problems) => this.formPage(slot, typed, back, typedProblems(problems, typed)),
    });
  }

  @Get('withdrawal')
  confirm(@Me() me: Actor, @Param('id') id: string, @Query('back') back?: string): Promise<Answer> {
    return this.withdrawalPage(me, id, '', wayBack(textOf(back), `/slots/${id}`), noProblems);
  }

  @Post('withdrawal')
  withdraw(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { reason, back: typedBack } = typedText(body, 'reason', 'back');
    const back = wayBack(typedBack, `/slots/${id}`);
    return submitForm({
      input: WithdrawSlotInput,
      body: { reason },
      act: async (input) => {
        await this.transactions.run((tx) => withdrawSlot(tx, me, id, input));
        return redirect(back, 'slots.withdrawn');
      },
      again: (problems) => this.withdrawalPage(me, id, reason, back, problems),
    });
  }

  /** The form again with the hosts ticked whose turn it is at the hours that were typed. */
  private async suggested(slot: SlotView, typed: TypedSlot, back: string): Promise<Answer> {
    const { id: slotId, departmentId, timeZone } = slot;
    const hosts = await this.transactions.read((tx) =>
      adviseOn(tx, this.advice, typed, { departmentId, timeZone, slotId }),
    );
    return this.formPage(slot, withSuggested(typed, hosts), back, typedProblems(noProblems, typed));
  }

  private async formPage(slot: SlotView, typed: TypedSlot, back: string, problems: FormProblems) {
    const { departmentId, timeZone } = slot;
    const [hosts, inSeries] = await this.transactions.read((tx) =>
      Promise.all([
        adviseOn(tx, this.advice, typed, { departmentId, timeZone, slotId: slot.id }),
        findPlaceInSeries(tx, slot.id),
      ]),
    );
    return page('pages/floor/change-slot', {
      slot,
      back,
      department: { timeZone },
      inSeries,
      typed,
      problems,
      ...slotChoices,
      hosts: hostChoices(hosts),
      today: localDate(now(), timeZone),
    });
  }

  private withdrawalPage(me: Actor, id: string, reason: string, back: string, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const slot = await getLedSlot(tx, me, id);
      const { timeZone } = await getDepartment(tx, me.departmentId);
      const { items } = await listVisits(tx, me, { slotId: id });
      const count = (state: string) => items.filter((visit) => visit.state === state).length;
      const toll = { approved: count('approved'), waiting: count('requested') };
      return page('pages/floor/withdraw-slot', { slot: showPlace(slot, timeZone), ...toll, reason, back, problems });
    });
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** Throws NotFound for a slot that is not the person's to change. */
async function getLedSlot(tx: Tx, me: Actor, id: string): Promise<SlotView> {
  const slot = await getSlot(tx, id);
  if (!mayLead(me, slot.departmentId)) throw new NotFound('slot');
  return slot;
}
