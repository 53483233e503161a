import { Body, Controller, Param, Post, Query } from '@nestjs/common';
import { approveGroup } from '../groups/approve-group.js';
import { declineGroup } from '../groups/decline-group.js';
import { DeclineGroupInput } from '../groups/groups.dto.js';
import { getGroup, type GroupView } from '../groups/groups.queries.js';
import { splitGroup } from '../groups/split-group.js';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, noProblems, PageResult, redirect } from '../platform/views/page.js';
import { readOwnTexts } from '../texts/texts.queries.js';
import { UNDO_SECONDS } from '../visits/undo.rules.js';
import { keptQuery } from './decision-filter.js';
import { sayReason } from './decline-texts.js';
import { listDecided } from './decisions.queries.js';
import { type Aftermath, nothingBefore, showDecisions } from './show-decisions.js';

type Words = Record<string, unknown>;

/** Decides about a group in one; its forms stand on the page of all decisions. */
@Controller('groups/:id')
export class GroupDecisionsPages {
  constructor(private readonly transactions: Transactions) {}

  @Post('approval')
  approve(@Me() me: Actor, @Param('id') id: string, @Query() words: Words): Promise<Answer> {
    return attempt(
      async () => {
        const before = await this.transactions.read((tx) => getGroup(tx, me, id));
        await this.transactions.run((tx) => approveGroup(tx, me, id, { isUndoable: true }));
        return decided(before, 'decisions.group-approved', words);
      },
      (problems) => this.page(me, words, { ...nothingBefore, problems }),
    );
  }

  @Post('refusal')
  async decline(
    @Me() me: Actor,
    @Param('id') id: string,
    @Body() body: FormBody,
    @Query() words: Words,
  ): Promise<Answer> {
    const typed = typedText(body, 'text', 'reason');
    const { own, group, visitors } = await this.transactions.read(async (tx) => {
      const found = await getGroup(tx, me, id);
      const memberIds = found.members.map(({ visitId }) => visitId);
      return { own: await readOwnTexts(tx), group: found, visitors: await listDecided(tx, me, memberIds) };
    });
    const reasonFor = (visitId: string) => {
      const language = visitors.find((visitor) => visitor.id === visitId)?.visitorLanguage ?? me.language;
      return sayReason(typed, language, own);
    };
    return submitForm({
      input: DeclineGroupInput,
      body: { reason: sayReason(typed, me.language, own) },
      act: async (input) => {
        await this.transactions.run((tx) => declineGroup(tx, me, id, input, { isUndoable: true, reasonFor }));
        return decided(group, 'decisions.group-declined', words);
      },
      again: (problems) =>
        this.page(me, words, {
          ...nothingBefore,
          problems: { ...noProblems, refusal: problems.refusal },
          declining: { at: id, ...typed, problems },
        }),
    });
  }

  @Post('split')
  split(@Me() me: Actor, @Param('id') id: string, @Query() words: Words): Promise<Answer> {
    return attempt(
      async () => {
        const { slotId } = await this.transactions.run(async (tx) => {
          await splitGroup(tx, me, id);
          return getGroup(tx, me, id);
        });
        return redirect(`/decisions${keptQuery(words)}#${slotId}`, 'decisions.group-split');
      },
      (problems) => this.page(me, words, { ...nothingBefore, problems }),
    );
  }

  private page(me: Actor, words: Words, aftermath: Aftermath): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const model = { ...(await showDecisions(tx, me, words, aftermath)), done: null, refused: [] };
      return new PageResult('pages/decisions/decisions', model, 200, '/decisions');
    });
  }
}

/** Back to the list, where for a moment it can all be taken back. */
function decided({ slotId, members }: GroupView, key: string, words: Words): Answer {
  const query = keptQuery(words);
  const ids = members.filter(({ state }) => state === 'requested').map(({ visitId }) => visitId);
  const undo = { path: `/decisions/undo${query}`, ids, until: now().getTime() + UNDO_SECONDS * 1000 };
  return redirect(`/decisions${query}#${slotId}`, { key, facts: { count: ids.length }, undo });
}
