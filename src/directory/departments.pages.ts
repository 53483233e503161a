import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { addDepartment } from './add-department.js';
import {
  blankDepartment,
  countryChoices,
  departmentInput,
  timeZones,
  type TypedDepartment,
  typedDepartment,
} from './department-form.js';
import { whyNotAddDepartment } from './department.rules.js';
import { AddDepartmentInput } from './departments.dto.js';
import { listDepartmentRows } from './profile.queries.js';

@Controller('departments')
export class DepartmentsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  async list(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    const { search, host } = typedText(query, 'search', 'host');
    const filter = { search, isHost: host === 'yes' || undefined };
    const departments = await this.transactions.read((tx) => listDepartmentRows(tx, filter));
    const mayAdd = whyNotAddDepartment(me) === null;
    return page('pages/directory/departments', { departments, search, host, mayAdd });
  }

  @Get('new')
  async blank(@Me() me: Actor): Promise<Answer> {
    mustAdd(me);
    const { timeZone } = await this.transactions.read((tx) => getDepartment(tx, me.departmentId));
    return newPage(blankDepartment(timeZone), noProblems);
  }

  @Post()
  add(@Me() me: Actor, @Body() body: FormBody): Promise<Answer> {
    mustAdd(me);
    const typed = typedDepartment(body);
    return submitForm({
      input: AddDepartmentInput,
      body: departmentInput(typed),
      act: async (input) => {
        const id = await this.transactions.run((tx) => addDepartment(tx, me, input));
        return redirect(`/departments/${id}`, 'directory.department.added');
      },
      again: (problems) => newPage(typed, problems),
    });
  }
}

const newPage = (typed: TypedDepartment, problems: FormProblems) =>
  page('pages/directory/new-department', { typed, problems, timeZones, countries: countryChoices });

function mustAdd(me: Actor): void {
  if (whyNotAddDepartment(me)) throw new NotFound('page');
}
