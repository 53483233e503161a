import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { RequestGroupInput } from '../groups/groups.dto.js';
import { getGroup } from '../groups/groups.queries.js';
import { requestGroup } from '../groups/request-group.js';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { InvalidInput } from '../platform/refusal.js';
import { type FormBody, submitForm } from '../platform/views/form.js';
import type { Message } from '../platform/views/locales.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { chooseOthers, memberIds, type OtherMember, type TypedGroup, typedGroup } from './choose-members.js';
import { showGroupForm } from './show-group-form.js';

@Controller('slots/:id')
export class GroupPages {
  constructor(private readonly transactions: Transactions) {}

  @Get('group')
  show(@Me() me: Actor, @Param('id') id: string): Promise<Answer> {
    return this.page(me, id, typedGroup({ people: me.id }), [], noProblems);
  }

  @Post('groups')
  async request(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedGroup(body);
    const others = await this.transactions.read((tx) => chooseOthers(tx, me, typed));
    return submitForm({
      input: RequestGroupInput,
      body: {
        visitorIds: memberIds(typed, others),
        learningGoals: typed.learningGoals,
        isVouched: typed.isVouched,
        isTogether: typed.decision !== 'each',
      },
      act: async (input) => {
        if (others.some(({ id: found }) => found === null)) throw new InvalidInput([]);
        const group = await this.transactions.run(async (tx) =>
          getGroup(tx, me, await requestGroup(tx, me, id, input)),
        );
        const isBooked = group.members.every(({ state }) => state === 'approved');
        return redirect(`/groups/${group.id}`, isBooked ? 'groups.booked' : 'groups.requested');
      },
      again: (problems) => this.page(me, id, typed, others, asShown(problems, others)),
    });
  }

  private page(
    me: Actor,
    id: string,
    typed: TypedGroup,
    others: OtherMember[],
    problems: FormProblems,
  ): Promise<Answer> {
    return this.transactions.read(async (tx) =>
      page('pages/booking/group', await showGroupForm(tx, me, id, { typed, others, problems })),
    );
  }
}

/** What is wrong with the names beside those with the rest, in the order of the form. */
function asShown({ fields, refusal }: FormProblems, others: OtherMember[]): FormProblems {
  const { learningGoals, ...people } = fields;
  const fault = others.find(({ problem }) => problem !== null)?.problem ?? Object.values(people)[0];
  const shown: Record<string, Message> = {};
  if (fault) shown.people = fault;
  if (learningGoals) shown.learningGoals = learningGoals;
  return { fields: shown, refusal: fault ? null : refusal };
}
