import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { InvalidInput, NotFound } from '../platform/refusal.js';
import { attempt, type FormBody, submitForm, typedText } from '../platform/views/form.js';
import { type Answer, type FormProblems, noProblems, page, redirect } from '../platform/views/page.js';
import { pathWith } from '../platform/views/path-with.js';
import { CommentActionInput, DropActionInput, FinishActionInput, HandOverActionInput } from './actions.dto.js';
import { getAction } from './actions.queries.js';
import { commentAction } from './comment-action.js';
import { dropAction } from './drop-action.js';
import { finishAction } from './finish-action.js';
import { handOverAction } from './hand-over-action.js';
import { pickOwner } from './pick-owner.js';
import { reopenAction } from './reopen-action.js';
import { showAction } from './show-action.js';
import { startAction } from './start-action.js';

const fields = ['result', 'reason', 'text', 'person', 'personId', 'isVouched', 'revision'] as const;
const forms = ['finish', 'drop', 'handover', 'comment'] as const;
type FormName = (typeof forms)[number] | '';

interface Shown {
  problems?: FormProblems;
  body?: FormBody;
  /** Which of the forms on the page is open. */
  open?: FormName;
  choices?: object[];
}

const lines = (text: string) => text.replaceAll('\r\n', '\n');

/** One action: where it came from, how it stands, what is said of it, and what the reader can do. */
@Controller('actions/:id')
export class ActionPages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  show(@Me() me: Actor, @Param('id') id: string, @Query() query: Record<string, unknown>): Promise<Answer> {
    const { form } = typedText(query, 'form');
    return this.page(me, id, { open: forms.find((name) => name === form) });
  }

  @Post('start')
  start(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    return this.act(me, id, body, 'actions.done.started', (tx) => startAction(tx, me, id));
  }

  @Post('reopening')
  reopen(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    return this.act(me, id, body, 'actions.done.reopened', (tx) => reopenAction(tx, me, id));
  }

  @Post('completion')
  finish(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedText(body, ...fields);
    return submitForm({
      input: FinishActionInput,
      body: { ...seenOf(typed), result: lines(typed.result), isVouched: typed.isVouched === 'yes' },
      act: (input) => this.done(me, id, 'actions.done.finished', (tx) => finishAction(tx, me, id, input)),
      again: (problems) => this.page(me, id, { problems, body, open: 'finish' }),
    });
  }

  @Post('dropping')
  drop(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedText(body, ...fields);
    return submitForm({
      input: DropActionInput,
      body: { ...seenOf(typed), reason: lines(typed.reason), isVouched: typed.isVouched === 'yes' },
      act: (input) => this.done(me, id, 'actions.done.dropped', (tx) => dropAction(tx, me, id, input)),
      again: (problems) => this.page(me, id, { problems, body, open: 'drop' }),
    });
  }

  @Post('handover')
  async handOver(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedText(body, ...fields);
    const owner = { ...typed, whose: 'other' };
    const picked = await this.transactions.read((tx) => pickOwner(tx, me, owner, ''));
    return attempt(
      async () => {
        if (!picked.id) throw new InvalidInput([{ field: 'person', rule: picked.rule ?? 'required', facts: {} }]);
        const input: HandOverActionInput = { ...seenOf(typed), ownerId: picked.id };
        return this.done(me, id, 'actions.done.handed-over', (tx) => handOverAction(tx, me, id, input));
      },
      (problems) => this.page(me, id, { problems, body, open: 'handover', choices: picked.choices }),
    );
  }

  @Post('comments')
  comment(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const typed = typedText(body, ...fields);
    return submitForm({
      input: CommentActionInput,
      body: { text: lines(typed.text), isVouched: typed.isVouched === 'yes' },
      act: (input) => this.done(me, id, 'actions.done.commented', (tx) => commentAction(tx, me, id, input)),
      again: (problems) => this.page(me, id, { problems, body, open: 'comment' }),
    });
  }

  /** On the page of the action, or on a board: whoever moves a card there stays there. */
  private act(me: Actor, id: string, body: FormBody, notice: string, work: (tx: Tx) => Promise<unknown>) {
    const { board } = typedText(body, 'board');
    return attempt(
      async () => {
        const done = await this.done(me, id, notice, work);
        return board ? redirect(pathWith('/actions', { department: board }), notice) : done;
      },
      (problems) => this.page(me, id, { problems }),
    );
  }

  /** Back to the action; to the board for whoever does not see it any more. */
  private async done(me: Actor, id: string, notice: string, work: (tx: Tx) => Promise<unknown>): Promise<Answer> {
    const isSeen = await this.transactions.run(async (tx) => {
      await work(tx);
      return sees(tx, me, id);
    });
    return redirect(isSeen ? `/actions/${id}` : '/actions', notice);
  }

  private page(
    me: Actor,
    id: string,
    { problems = noProblems, body, open = '', choices = [] }: Shown,
  ): Promise<Answer> {
    return this.transactions.read(async (tx) => {
      const model = await showAction(tx, me, await getAction(tx, me, id));
      const needsVouch = Object.values(problems.fields).some(({ key }) => key === 'validation.customer-data');
      return page('pages/actions/action', { ...model, typed: typedText(body, ...fields), problems, open, focus: body ? '' : open, choices, needsVouch }); // prettier-ignore
    });
  }
}

const seenOf = ({ revision }: { revision: string }) => (revision ? { revision: Number(revision) } : {});

async function sees(tx: Tx, me: Actor, id: string): Promise<boolean> {
  try {
    return Boolean(await getAction(tx, me, id));
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}
