import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import { type Actor, mayLead } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { localDate } from '../platform/views/days.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, PageResult, redirect } from '../platform/views/page.js';
import { addSpecialDays } from './add-special-days.js';
import { removeSpecialDays } from './remove-special-days.js';
import { showDays } from './show-days.js';
import { AddSpecialDaysInput } from './special-days.dto.js';

const blank = { name: '', firstOn: '', lastOn: '' };

@Controller()
export class SpecialDaysPages {
  constructor(private readonly transactions: Transactions) {}

  @Get('departments/:id/days')
  show(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.page(me, readId(id), blank, noProblems);
  }

  @Post('departments/:id/days')
  add(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedText(body, 'name', 'firstOn', 'lastOn');
    const kind = typedText(body, 'kind').kind || 'closed';
    const { lastOn, ...rest } = typed;
    return submitForm({
      input: AddSpecialDaysInput,
      body: { ...rest, kind, ...(lastOn ? { lastOn } : {}) },
      act: async (input) => {
        await this.transactions.run((tx) => addSpecialDays(tx, me, readId(id), input));
        return redirect(`/departments/${id}/days`, kind === 'open' ? 'calendar.days.opened' : 'calendar.days.added');
      },
      again: (problems) => this.page(me, readId(id), kind === 'open' ? blank : typed, problems),
    });
  }

  @Post('days/:id/removal')
  remove(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { departmentId } = typedText(body, 'departmentId');
    return attempt(
      async () => {
        const owner = await this.transactions.run((tx) => removeSpecialDays(tx, me, readId(id)));
        return redirect(`/departments/${owner}/days`, 'calendar.days.removed');
      },
      (problems) => this.page(me, readId(departmentId), blank, problems),
    );
  }

  private page(me: Actor, id: string, typed: typeof blank, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const department = await getDepartment(tx, id);
      const today = localDate(now(), department.timeZone);
      const model = {
        department,
        rows: await showDays(tx, department, today),
        mayChange: mayLead(me, id),
        until: DateTime.fromISO(today).plus({ years: 1 }).toJSDate(),
        today,
        typed,
        problems,
      };
      return new PageResult('pages/calendar/days', model, 200, '/departments');
    });
  }
}
