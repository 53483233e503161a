import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { isId, readId } from '../platform/http/read-id.js';
import { attempt, type FormBody, typedText } from '../platform/views/form.js';
import { type Answer, noProblems, redirect } from '../platform/views/page.js';
import { wayBack } from '../slots/way-back.js';
import { addPlacement } from './add-placement.js';
import { excludeFromPlan } from './exclude-from-plan.js';
import { includeInPlan } from './include-in-plan.js';
import { movePlacement } from './move-placement.js';
import { orderPlan } from './order-plan.js';
import { lockHire, pinPlacement } from './pin-placements.js';
import { getPlan } from './plans.queries.js';
import { removePlacement } from './remove-placement.js';
import { reviewAddress, showReview } from './show-review.js';
import { redoEdit, undoEdit } from './undo-edit.js';

/** Looking at a plan in every way, and changing it by hand. */
@Controller('plans/:id')
export class ReviewPages {
  constructor(private readonly transactions: Transactions) {}

  @Get('board')
  board(@Me() me: Actor, @Req() request: FastifyRequest): Promise<Answer> {
    return this.show(me, request);
  }

  @Get('calendar')
  calendar(@Me() me: Actor, @Req() request: FastifyRequest): Promise<Answer> {
    return this.show(me, request);
  }

  @Get('comparison')
  comparison(@Me() me: Actor, @Req() request: FastifyRequest): Promise<Answer> {
    return this.show(me, request);
  }

  @Get('moments')
  moments(@Me() me: Actor, @Req() request: FastifyRequest): Promise<Answer> {
    return this.show(me, request);
  }

  @Get('hires/:rotationId')
  hire(@Me() me: Actor, @Req() request: FastifyRequest): Promise<Answer> {
    return this.show(me, request);
  }

  @Get('slots/:slotId')
  slot(@Me() me: Actor, @Req() request: FastifyRequest): Promise<Answer> {
    return this.show(me, request);
  }

  /** Of a planned visit, or of one that is missing. */
  @Post('moves')
  move(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { placementId, rotationId, stopId, slotId } = idsIn(body);
    return this.act(
      me,
      id,
      body,
      placementId ? 'review.done.moved' : 'review.done.added',
      (tx, revision) =>
      placementId
        ? movePlacement(tx, me, id, placementId, { slotId: readId(slotId), revision })
        : addPlacement(tx, me, id, { rotationId: readId(rotationId), stopId: readId(stopId), slotId: readId(slotId), revision }), // prettier-ignore
    );
  }

  @Post('removals')
  remove(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { placementId } = idsIn(body);
    return this.act(me, id, body, 'review.done.removed', (tx, revision) =>
      removePlacement(tx, me, id, readId(placementId), { revision }),
    );
  }

  /** One visit, or all of a hire. */
  @Post('pins')
  pin(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { placementId, rotationId } = idsIn(body);
    const isPinned = typedText(body, 'pinned').pinned === 'yes';
    return this.act(me, id, body, isPinned ? 'review.done.pinned' : 'review.done.unpinned', (tx, revision) =>
      placementId
        ? pinPlacement(tx, me, id, placementId, { isPinned, revision })
        : lockHire(tx, me, id, readId(rotationId), { isPinned, revision }),
    );
  }

  @Post('exclusions')
  exclude(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { rotationId, slotId } = idsIn(body);
    const done = rotationId && !slotId ? 'review.done.left-out' : 'review.done.excluded';
    return this.act(me, id, body, done, (tx, revision) =>
      excludeFromPlan(tx, me, id, { rotationId, slotId, revision }),
    );
  }

  @Post('inclusions')
  include(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const { exclusionId } = idsIn(body);
    return this.act(me, id, body, 'review.done.included', (tx, revision) =>
      includeInPlan(tx, me, id, readId(exclusionId), { revision }),
    );
  }

  @Post('undo')
  undo(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    return this.act(me, id, body, 'review.done.undone', (tx, revision) => undoEdit(tx, me, id, { revision }));
  }

  @Post('redo')
  redo(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    return this.act(me, id, body, 'review.done.redone', (tx, revision) => redoEdit(tx, me, id, { revision }));
  }

  /** Asks for a plan that keeps what is pinned and leaves out what is excluded. */
  @Post('replanning')
  replan(@Me() me: Actor, @Param('id') id: string, @Body() body: FormBody): Promise<Answer> {
    const back = this.backIn(id, body);
    return attempt(
      async () => {
        const planId = await this.transactions.run(async (tx) => {
          const { cohortId, kind, seconds } = await getPlan(tx, me, readId(id));
          return orderPlan(tx, me, { cohortId, kind, seconds, basedOnId: id });
        });
        return redirect(`/plans/${planId}`, 'review.done.replanning');
      },
      (problems) => this.transactions.read((tx) => showReview(tx, me, reviewAddress(back, id), problems)),
    );
  }

  private show(me: Actor, { url }: FastifyRequest): Promise<Answer> {
    return this.transactions.read((tx) => showReview(tx, me, url, noProblems));
  }

  private backIn(id: string, body: FormBody): string {
    return wayBack(typedText(body, 'back').back, `/plans/${readId(id)}/board`);
  }

  private act(
    me: Actor,
    id: string,
    body: FormBody,
    done: string,
    work: (tx: Tx, revision: number) => Promise<unknown>,
  ): Promise<Answer> {
    const back = this.backIn(id, body);
    // The page one was on, which may be left for the one it came from: what was looked at is gone then.
    const { from } = typedText(body, 'from');
    const revision = Number.parseInt(typedText(body, 'revision').revision, 10) || 0;
    return attempt(
      async () => {
        await this.transactions.run((tx) => work(tx, revision));
        return redirect(back, done);
      },
      (problems) => this.transactions.read((tx) => showReview(tx, me, reviewAddress(from || back, id), problems)),
    );
  }
}

/** The ids that a form names; null where it names none, or something else. */
function idsIn(body: FormBody) {
  const typed = typedText(body, 'placementId', 'rotationId', 'stopId', 'slotId', 'exclusionId');
  const id = (text: string) => (isId(text) ? text : null);
  return {
    placementId: id(typed.placementId),
    rotationId: id(typed.rotationId),
    stopId: id(typed.stopId),
    slotId: id(typed.slotId),
    exclusionId: id(typed.exclusionId),
  };
}
