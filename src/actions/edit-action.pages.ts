import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { departmentChoices } from '../people/department-choices.js';
import { Me } from '../people/me.decorator.js';
import { listAllDepartments } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { LONGEST_TITLE, whyNotChange } from './action.rules.js';
import { ChangeActionInput } from './actions.dto.js';
import { type ActionView, getAction } from './actions.queries.js';
import { changeAction } from './change-action.js';

const fields = ['title', 'expectedEffect', 'departmentId', 'dueOn', 'revision', 'isVouched'] as const;
type TypedChange = Record<(typeof fields)[number], string>;

@Controller('actions/:id/edit')
export class EditActionPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.form(me, id, null, noProblems);
  }

  @Post()
  change(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedText(body, ...fields);
    const { title, departmentId, dueOn } = typed;
    return submitForm({
      input: ChangeActionInput,
      body: {
        title,
        departmentId,
        dueOn,
        expectedEffect: typed.expectedEffect.replaceAll('\r\n', '\n'),
        revision: Number(typed.revision),
        isVouched: typed.isVouched === 'yes',
      },
      act: async (input) => {
        await this.transactions.run((tx) => changeAction(tx, me, id, input));
        return redirect(`/actions/${id}`, 'actions.done.changed');
      },
      again: (problems) => this.form(me, id, typed, problems),
    });
  }

  private form(me: Actor, id: string, typed: TypedChange | null, problems: FormProblems): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const action = await getAction(tx, me, id);
      refuseWhen(whyNotChange(me, action));
      const isStale = problems.refusal?.key === 'refusal.action-changed-meanwhile';
      const now = asTyped(action);
      return page('pages/actions/edit', {
        action,
        // What was typed stays; whoever saves once more has seen what another made of it.
        typed: typed ? { ...typed, ...(isStale && { revision: now.revision }) } : now,
        present: isStale ? action : null,
        problems,
        departments: departmentChoices(await listAllDepartments(tx)),
        longestTitle: LONGEST_TITLE,
        needsVouch: Object.values(problems.fields).some(({ key }) => key === 'validation.customer-data'),
      });
    });
  }
}

const asTyped = ({ title, expectedEffect, departmentId, dueOn, revision }: ActionView): TypedChange => ({
  title,
  expectedEffect,
  departmentId,
  dueOn,
  revision: String(revision),
  isVouched: '',
});
