import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { type Actor, mayLead } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { InvalidInput, NotFound } from '../platform/refusal.js';
import { localDate } from '../platform/views/days.js';
import { attempt, type FormBody, submitForm, typedList, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, PageResult, redirect } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import { daysAfter, datesOf, isWeekend } from './copy.rules.js';
import { copySlot } from './copy-slot.js';
import { copyWeek, planWeek } from './copy-week.js';
import { type MadeCopy, type PlannedCopy, planCopies } from './plan-copies.js';
import { CopySlotInput } from './slots.dto.js';
import { getSlot } from './slots.queries.js';
import { wayBack } from './way-back.js';

const WEEKS_OFFERED = 4;

@Controller()
export class CopiesPages {
  constructor(private readonly transactions: Transactions) {}

  @Get('floor/copies')
  offerWeek(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    return this.weekPage(me, readWeek(query), noProblems);
  }

  @Post('floor/copies')
  copyWeek(@Me() me: Actor, @Body() body: FormBody): Promise<Answer> {
    const week = readWeek(body);
    const slotIds = typedList(body, 'slotIds');
    return attempt(
      async () => {
        if (!slotIds.length) throw new InvalidInput([{ field: 'slotIds', rule: 'required', facts: {} }]);
        const made = await this.transactions.run((tx) => copyWeek(tx, me, { ...week, slotIds }));
        return redirect(weekAfter(week), noticeOf(made));
      },
      (problems) => this.weekPage(me, week, problems),
    );
  }

  @Get('slots/:id/copies')
  offerDates(@Me() me: Actor, @Param('id') id: string, @Query('back') back?: unknown): Promise<Answer> {
    return this.datesPage(me, id, typedText({ back }, 'back').back, [], noProblems);
  }

  @Post('slots/:id/copies')
  copySlot(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { back } = typedText(body, 'back');
    const dates = typedList(body, 'dates');
    return submitForm({
      input: CopySlotInput,
      body: { dates },
      act: async (input) => {
        const made = await this.transactions.run((tx) => copySlot(tx, me, id, input));
        return redirect(wayBack(back, `/slots/${id}`), noticeOf(made));
      },
      again: (problems) => this.datesPage(me, id, back, dates, problems),
    });
  }

  private weekPage(me: Actor, week: Week, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const plan = await planWeek(tx, me, week);
      const model = {
        ...week,
        plan: plan.map(shown),
        ...counted(plan),
        floorPath: floorOf(week),
        problems,
      };
      return new PageResult('pages/slots/copy-week', model, 200, '/floor');
    });
  }

  private datesPage(me: Actor, id: string, back: string, chosen: string[], problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const slot = await getSlot(tx, id);
      if (!mayLead(me, slot.departmentId)) throw new NotFound('slot');
      const plan = await planDates(tx, me, slot);
      const weeks = [...new Set(plan.map(({ date }) => datesOf(date, 1)[0] as string))].map((monday) => ({
        items: plan.filter(({ date }) => datesOf(date, 1)[0] === monday).map(shown),
      }));
      const model = {
        slot,
        weeks,
        chosen,
        back: wayBack(back, ''),
        leavePath: wayBack(back, `/slots/${id}`),
        problems,
      };
      return new PageResult('pages/slots/copy-slot', model, 200, '/floor');
    });
  }
}

type Week = { departmentId: string; date: string };

function readWeek(said: FormBody): Week {
  const { departmentId, date } = typedText(said, 'departmentId', 'date');
  return { departmentId: readId(departmentId), date };
}

const floorOf = ({ departmentId, date }: Week) => pathWith('/floor', { departmentId, date });
const weekAfter = ({ departmentId, date }: Week) => floorOf({ departmentId, date: daysAfter(date, 7) });

/** All went well, or look what stayed behind. */
function noticeOf(made: MadeCopy[]): string {
  const copied = made.filter(({ copyId }) => copyId).length;
  if (copied === made.length) return 'floor.copied';
  return copied ? 'floor.copied-some' : 'floor.copied-none';
}

const shown = ({ slot, date, startsAt, endsAt, whyNot }: PlannedCopy) => ({
  slot: { ...slot, hostNames: slot.hosts.map(({ name }) => name) },
  hours: { startsAt, endsAt, timeZone: slot.timeZone },
  date,
  whyNot,
});

const counted = (plan: PlannedCopy[]) => ({ allowed: plan.filter(({ whyNot }) => !whyNot).length, all: plan.length });

/** The days of this and the next weeks that are still to come. */
function planDates(tx: Tx, me: Actor, slot: Awaited<ReturnType<typeof getSlot>>): Promise<PlannedCopy[]> {
  const today = localDate(now(), slot.timeZone);
  const own = localDate(slot.startsAt, slot.timeZone);
  const dates = datesOf(own > today ? own : today, WEEKS_OFFERED * 7);
  const offered = dates.filter((date) => date > today && date !== own && (!isWeekend(date) || isWeekend(own)));
  return planCopies(tx, me, slot.departmentId, offered.map((date) => ({ slot, date }))); // prettier-ignore
}
