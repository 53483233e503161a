import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { validateInput } from '../platform/http/validate-input.js';
import { refuseWhen } from '../platform/refusal.js';
import { attempt, type FormBody, submitForm, typedList, typedText } from '../platform/views/form.js';
import { showNotice } from '../platform/views/notice-cookie.js';
import { type Answer, noProblems, type Notice, PageResult, redirect } from '../platform/views/page.js';
import { readOwnTexts } from '../texts/texts.queries.js';
import { approveVisit } from '../visits/approve-visit.js';
import { keptQuery } from './decision-filter.js';
import { decideEach, type Outcome } from './decide-each.js';
import { sayReason } from './decline-texts.js';
import { declineVisit } from '../visits/decline-visit.js';
import { listDecided } from './decisions.queries.js';
import { type Aftermath, nothingBefore, showDecisions } from './show-decisions.js';
import { undoDecision } from '../visits/undo-decision.js';
import { UNDO_SECONDS } from '../visits/undo.rules.js';
import { MOST_AT_ONCE, whyNotDecideSeveral } from '../visits/visit.rules.js';
import { DecideSeveralInput, DeclineVisitInput } from '../visits/visits.dto.js';

type Words = Record<string, unknown>;

/** How what was done is said, `decisions.approved`, and whether it can be taken back. */
interface Kind {
  key: string;
  canUndo: boolean;
}

const approval: Kind = { key: 'decisions.approved', canUndo: true };
const refusal: Kind = { key: 'decisions.declined', canUndo: true };
const undoing: Kind = { key: 'decisions.undone', canUndo: false };

// The filters stand in the address of every form here, so that one comes back to the same list.
@Controller()
export class DecisionsPages {
  constructor(private readonly transactions: Transactions) {}

  @Get('decisions')
  list(@Me() me: Actor, @Query() words: Words): Promise<Answer> {
    return this.page(me, words, nothingBefore);
  }

  @Post('visits/:id/approval')
  approve(@Me() me: Actor, @Param('id') id: string, @Query() words: Words): Promise<Answer> {
    return this.each(me, words, [id], approval, (tx, visitId) => approveVisit(tx, me, visitId, { isUndoable: true }));
  }

  @Post('visits/:id/refusal')
  decline(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody, @Query() words: Words): Promise<Answer> {
    return this.declineEach(me, words, [id], id, body);
  }

  @Post('decisions/approvals')
  approveSeveral(@Me() me: Actor, @Body() body: FormBody, @Query() words: Words): Promise<Answer> {
    return this.chosen(me, words, body, (ids) =>
      this.each(me, words, ids, approval, (tx, id) => approveVisit(tx, me, id, { isUndoable: true })),
    );
  }

  @Post('decisions/refusals')
  declineSeveral(@Me() me: Actor, @Body() body: FormBody, @Query() words: Words): Promise<Answer> {
    return this.chosen(me, words, body, (ids) => this.declineEach(me, words, ids, 'several', body));
  }

  @Post('decisions/undo')
  undo(@Me() me: Actor, @Body() body: FormBody, @Query() words: Words): Promise<Answer> {
    return this.chosen(me, words, body, (ids) =>
      this.each(me, words, ids, undoing, (tx, id) => undoDecision(tx, me, id)),
    );
  }

  /** The requests that were ticked; what was typed beside them is kept when none was. */
  private chosen(me: Actor, words: Words, body: FormBody, act: (ids: string[]) => Promise<Answer>): Promise<Answer> {
    const chosen = [...new Set(typedList(body, 'ids'))];
    const typed = typedText(body, 'text', 'reason');
    return attempt(
      () => {
        refuseWhen(whyNotDecideSeveral(chosen.length), { max: MOST_AT_ONCE });
        return act(validateInput(DecideSeveralInput, { ids: chosen }).ids);
      },
      (problems) =>
        this.page(me, words, { problems, chosen, declining: { at: 'several', ...typed, problems: noProblems } }),
    );
  }

  private async declineEach(me: Actor, words: Words, ids: string[], at: string, body: FormBody): Promise<Answer> {
    const typed = typedText(body, 'text', 'reason');
    const { own, visits } = await this.transactions.read(async (tx) => ({
      own: await readOwnTexts(tx),
      visits: await listDecided(tx, me, ids),
    }));
    const reasonFor = (id: string) => {
      const language = visits.find((visit) => visit.id === id)?.visitorLanguage ?? me.language;
      return sayReason(typed, language, own);
    };
    return submitForm({
      input: DeclineVisitInput,
      body: { reason: sayReason(typed, me.language, own) },
      act: () =>
        this.each(me, words, ids, refusal, (tx, id) =>
          declineVisit(tx, me, id, { reason: reasonFor(id) }, { isUndoable: true }),
        ),
      again: (problems) =>
        this.page(me, words, {
          problems: noProblems,
          chosen: at === 'several' ? ids : [],
          declining: { at, ...typed, problems },
        }),
    });
  }

  private async each(
    me: Actor,
    words: Words,
    ids: string[],
    kind: Kind,
    act: (tx: Tx, id: string) => Promise<void>,
  ): Promise<Answer> {
    const outcome = await decideEach(this.transactions, ids, act);
    const visits = await this.transactions.read((tx) => listDecided(tx, me, ids));
    const query = keptQuery(words);
    const notice = noticeOf(kind, outcome, visits, query);
    const slotId = visits.find(({ id }) => outcome.done.includes(id))?.slotId;
    if (!outcome.refused.length) return redirect(`/decisions${query}#${slotId ?? ''}`, notice);
    const refused = outcome.refused.map(({ visitId, why }) => {
      const visitorName = visits.find(({ id }) => id === visitId)?.visitorName ?? '';
      return { visitorName, why };
    });
    const chosen = ids.length > 1 ? outcome.refused.map(({ visitId }) => visitId) : [];
    return this.page(me, words, { ...nothingBefore, chosen }, { notice, refused });
  }

  private page(me: Actor, words: Words, aftermath: Aftermath, mixed: Mixed | null = null): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const shown = await showDecisions(tx, me, words, aftermath);
      const model = { ...shown, done: mixed?.notice ? showNotice(mixed.notice) : null, refused: mixed?.refused ?? [] };
      return new PageResult('pages/decisions/decisions', model, mixed ? 409 : 200, '/decisions');
    });
  }
}

/** What became of several: what was done, and who was refused why. */
interface Mixed {
  notice: Notice | null;
  refused: { visitorName: string; why: Outcome['refused'][number]['why'] }[];
}

function noticeOf(kind: Kind, { done }: Outcome, visits: Awaited<ReturnType<typeof listDecided>>, query: string) {
  if (!done.length) return null;
  const name = visits.find(({ id }) => id === done[0])?.visitorName ?? '';
  // Who came from another moment is told at once.
  const undoable = done.filter((id) => !visits.some((visit) => visit.id === id && visit.isMove));
  const undo = { path: `/decisions/undo${query}`, ids: undoable, until: now().getTime() + UNDO_SECONDS * 1000 };
  return { key: kind.key, facts: { count: done.length, name }, ...(kind.canUndo && undoable.length ? { undo } : {}) };
}
