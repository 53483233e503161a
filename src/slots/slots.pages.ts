import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { Department } from '../people/department.entity.js';
import { Me } from '../people/me.decorator.js';
import { listLedDepartments } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { NotFound } from '../platform/refusal.js';
import { localDate } from '../platform/views/days.js';
import { type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, PageResult, redirect } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import { findUsual } from './copies.queries.js';
import { HostAdvice } from './host-advice.js';
import { findFreeDate } from './plan-copies.js';
import { publishSlot } from './publish-slot.js';
import {
  adviseOn,
  asTyped,
  blankSlot,
  hostChoices,
  slotChoices,
  slotInput,
  type TypedSlot,
  typedProblems,
  typedSlot,
  withSuggested,
} from './slot-form.js';
import { PublishSlotInput } from './slots.dto.js';
import { getSlot, type SlotView } from './slots.queries.js';
import { wayBack } from './way-back.js';

/** What a form that is not sent yet was opened with. */
interface Opened {
  departments: Department[];
  department: Department;
  /** The slot that is copied. */
  origin: SlotView | null;
  back: string;
}

@Controller('slots')
export class SlotsPages {
  constructor(
    private readonly transactions: Transactions,
    private readonly advice: HostAdvice,
  ) {}

  @Get('new')
  blank(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    const { departmentId, copy, back } = typedText(query, 'departmentId', 'copy', 'back');
    return this.transactions.read(async (tx) => {
      const origin = copy ? await getSlot(tx, readId(copy)) : null;
      const opened = { ...(await open(tx, me, origin?.departmentId ?? departmentId)), origin, back };
      return this.form(tx, opened, await prefill(tx, opened, query), noProblems);
    });
  }

  @Post()
  async publish(@Me() me: Actor, @Body() body: FormBody): Promise<Answer> {
    const { departmentId, back, next } = typedText(body, 'departmentId', 'back', 'next');
    const opened = await this.transactions.read((tx) => open(tx, me, departmentId, true));
    const { department } = opened;
    const typed = typedSlot(body);
    if (next === 'suggest')
      return this.transactions.read((tx) => this.suggested(tx, { ...opened, origin: null, back }, typed));
    return submitForm({
      input: PublishSlotInput,
      body: { ...slotInput(typed, department.timeZone), departmentId: department.id },
      act: async (input) => {
        const id = await this.transactions.run((tx) => publishSlot(tx, me, input));
        if (next !== 'another') return redirect(wayBack(back, `/slots/${id}`), 'slots.published');
        return redirect(pathWith('/slots/new', { copy: id, back }), 'slots.published-next');
      },
      again: (problems) =>
        this.transactions.read((tx) =>
          this.form(tx, { ...opened, origin: null, back }, typed, typedProblems(problems, typed)),
        ),
    });
  }

  /** The form again with the hosts ticked whose turn it is; or with what is still to be typed before anybody can say. */
  private async suggested(tx: Tx, opened: Opened, typed: TypedSlot): Promise<Answer> {
    const { id: departmentId, timeZone } = opened.department;
    const hosts = await adviseOn(tx, this.advice, typed, { departmentId, timeZone });
    return this.form(tx, opened, withSuggested(typed, hosts), typedProblems(noProblems, typed));
  }

  private async form(tx: Tx, opened: Opened, typed: TypedSlot, problems: FormProblems): Promise<Answer> {
    const { id: departmentId, timeZone } = opened.department;
    const model = {
      ...opened,
      back: wayBack(opened.back, ''),
      leavePath: wayBack(opened.back, '/floor'),
      typed,
      problems,
      ...slotChoices,
      hosts: hostChoices(await adviseOn(tx, this.advice, typed, { departmentId, timeZone })),
      today: localDate(now(), timeZone),
    };
    return new PageResult('pages/slots/publish', model, 200, '/floor');
  }
}

/** Throws NotFound for somebody who leads no host department, or not this one when it must be this one. */
async function open(tx: Tx, me: Actor, departmentId: string, mustBe = false) {
  const departments = await listLedDepartments(tx, me);
  const department = departments.find(({ id }) => id === departmentId) ?? (mustBe ? undefined : departments[0]);
  if (!department) throw new NotFound('department');
  return { departments, department };
}

/** What most slots have, or all that the copied one has; the address has the last word. */
async function prefill(tx: Tx, { origin, department }: Opened, query: Record<string, unknown>): Promise<TypedSlot> {
  const { date, from, to, channel, seats, audience } = typedText(
    query,
    'date',
    'from',
    'to',
    'channel',
    'seats',
    'audience',
  );
  const typed =
    origin?.departmentId === department.id
      ? { ...asTyped(origin), date: await findFreeDate(tx, origin) }
      : { ...blankSlot(department.place), ...(await findUsual(tx, department.id)) };
  return {
    ...typed,
    date: date || typed.date,
    from: from || typed.from,
    to: to || typed.to,
    channel: channel || typed.channel,
    seats: seats || typed.seats,
    audience: audience || typed.audience,
  };
}
