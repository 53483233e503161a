import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { Department } from '../people/department.entity.js';
import { Me } from '../people/me.decorator.js';
import { listDepartments, listHosts } from '../people/people.queries.js';
import { type Actor, mayLead } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { localDate } from '../platform/views/days.js';
import { type FormBody, submitForm } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { publishSlot } from './publish-slot.js';
import { blankSlot, slotChoices, slotInput, type TypedSlot, typedProblems, typedSlot } from './slot-form.js';
import { PublishSlotInput } from './slots.dto.js';

const MOST_DEPARTMENTS = 200;

@Controller('slots')
export class SlotsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get('new')
  async blank(@Me() me: Actor, @Query('departmentId') departmentId?: string): Promise<Answer> {
    const departments = await this.ledDepartments(me);
    const department = departments.find(({ id }) => id === departmentId) ?? departments[0];
    if (!department) throw new NotFound('department');
    return this.form(departments, department, blankSlot(department.place), noProblems);
  }

  @Post()
  async publish(@Me() me: Actor, @Body() body: FormBody): Promise<Answer> {
    const departments = await this.ledDepartments(me);
    const department = departments.find(({ id }) => id === body?.departmentId);
    if (!department) throw new NotFound('department');
    const typed = typedSlot(body);
    return submitForm({
      input: PublishSlotInput,
      body: { ...slotInput(typed, department.timeZone), departmentId: department.id },
      act: async (input) => {
        const id = await this.transactions.run((tx) => publishSlot(tx, me, input));
        return redirect(`/slots/${id}`, 'slots.published');
      },
      again: (problems) => this.form(departments, department, typed, typedProblems(problems, typed)),
    });
  }

  private async ledDepartments(me: Actor): Promise<Department[]> {
    const { items } = await this.transactions.read((tx) =>
      listDepartments(tx, { isHost: true, limit: MOST_DEPARTMENTS }),
    );
    return items.filter(({ id }) => mayLead(me, id));
  }

  private async form(departments: Department[], department: Department, typed: TypedSlot, problems: FormProblems) {
    const hosts = await this.transactions.read((tx) => listHosts(tx, department.id));
    return page('pages/slots/publish', {
      departments,
      department,
      typed,
      problems,
      ...slotChoices,
      hosts: hosts.map(({ id, name }) => ({ value: id, label: name })),
      today: localDate(now(), department.timeZone),
    });
  }
}
