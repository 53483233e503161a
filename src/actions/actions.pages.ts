import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { DateTime } from 'luxon';
import { departmentChoices } from '../people/department-choices.js';
import { Me } from '../people/me.decorator.js';
import { listAllDepartments } from '../people/people.queries.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { readId } from '../platform/http/read-id.js';
import { InvalidInput } from '../platform/refusal.js';
import { type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { LONGEST_TITLE } from './action.rules.js';
import { MakeActionInput } from './actions.dto.js';
import { makeAction } from './make-action.js';
import { getLearningToDo } from './origin.queries.js';
import { ownerKinds, pickOwner } from './pick-owner.js';
import { showActionBoard } from './show-action-board.js';
import { showActionList } from './show-action-list.js';

const USUAL_WEEKS = 4;
const fields = ['learningId', 'title', 'expectedEffect', 'departmentId', 'dueOn', 'whose', 'person', 'personId', 'isVouched'] as const; // prettier-ignore
type TypedAction = Record<(typeof fields)[number], string>;

@Controller('actions')
export class ActionsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  board(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    const { department } = typedText(query, 'department');
    return this.transactions.read(async (tx) =>
      page('pages/actions/board', {
        ...(await showActionBoard(tx, me, department)),
        keepsThemes: servesCompany(me),
        problems: noProblems,
      }),
    );
  }

  @Get('list')
  list(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    return this.transactions.read(async (tx) =>
      page('pages/actions/list', {
        ...(await showActionList(tx, me, query)),
        keepsThemes: servesCompany(me),
        problems: noProblems,
      }),
    );
  }

  @Get('new')
  blank(@Me() me: Actor, @Query() query: Record<string, unknown>): Promise<Answer> {
    const learningId = readId(query.learning);
    const dueOn = DateTime.fromJSDate(now(), { zone: 'utc' }).plus({ weeks: USUAL_WEEKS }).toISODate() as string;
    return this.transactions.read(async (tx) => {
      const { forDepartmentId } = await getLearningToDo(tx, me, learningId);
      const departmentId = forDepartmentId ?? me.departmentId;
      const typed = { ...typedText(undefined, ...fields), learningId, dueOn, departmentId, whose: 'me' };
      return this.form(tx, me, typed, noProblems);
    });
  }

  @Post()
  async make(@Me() me: Actor, @Body() body: FormBody): Promise<Answer> {
    const typed = typedText(body, ...fields);
    readId(typed.learningId);
    const { learningId, title, expectedEffect, departmentId, dueOn } = typed;
    const picked = await this.transactions.read((tx) => pickOwner(tx, me, typed, departmentId));
    return submitForm({
      input: MakeActionInput,
      body: {
        learningId,
        title,
        expectedEffect: expectedEffect.replaceAll('\r\n', '\n'),
        departmentId,
        dueOn,
        ownerId: picked.id ?? undefined,
        isVouched: typed.isVouched === 'yes',
      },
      act: async (input) => {
        if (picked.rule) throw new InvalidInput([{ field: 'person', rule: picked.rule, facts: {} }]);
        const id = await this.transactions.run((tx) => makeAction(tx, me, input));
        return redirect(`/actions/${id}`, 'actions.done.made');
      },
      again: (problems) => this.transactions.read((tx) => this.form(tx, me, typed, problems, picked.choices)),
    });
  }

  private async form(
    tx: Tx,
    me: Actor,
    typed: TypedAction,
    problems: FormProblems,
    choices: object[] = [],
  ): Promise<Answer> {
    return page('pages/actions/new', {
      typed,
      problems,
      choices,
      learning: await getLearningToDo(tx, me, typed.learningId),
      departments: departmentChoices(await listAllDepartments(tx)),
      owners: ownerKinds.map((value) => ({ value, labelKey: `actions.whose.${value}` })),
      longestTitle: LONGEST_TITLE,
      needsVouch: Object.values(problems.fields).some(({ key }) => key === 'validation.customer-data'),
    });
  }
}
