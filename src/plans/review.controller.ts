import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { type Once, OnceKey, runOnce } from '../platform/http/once.js';
import { readId } from '../platform/http/read-id.js';
import { addPlacement } from './add-placement.js';
import { comparePlans } from './compare-plans.js';
import { movePlacement } from './move-placement.js';
import { lockHire, pinPlacement } from './pin-placements.js';
import { PlanSummaryAnswer } from './plans.dto.js';
import { getPlan } from './plans.queries.js';
import { presentMoment } from './present-moments.js';
import { presentPlan } from './present-plan.js';
import { removePlacement } from './remove-placement.js';
import {
  AddPlacementInput,
  ComparisonAnswer,
  ComparisonInput,
  LockHireInput,
  MomentsAnswer,
  MomentsInput,
  MovePlacementInput,
  PinPlacementInput,
  RemovePlacementInput,
  SeenInput,
} from './review.dto.js';
import { listMoments } from './show-moments.js';
import { redoEdit, undoEdit } from './undo-edit.js';

/** Looking at a plan and changing it by hand. Every change answers with the plan, for its next revision. */
@ApiTags('plans')
@ApiBearerAuth()
@Controller('api/v1/plans/:id')
export class ReviewController {
  constructor(private readonly transactions: Transactions) {}

  /** Where a visit might be, and why not elsewhere. */
  @Get('moments')
  @ApiOkResponse({ type: MomentsAnswer })
  @ApiProblems(401, 404, 422)
  moments(@Me() me: Actor, @Param('id') id: string, @Query() asked: MomentsInput): Promise<MomentsAnswer> {
    return this.transactions.read(async (tx) => {
      const plan = await getPlan(tx, me, readId(id));
      const { moments } = await listMoments(tx, plan, { ...asked, placementId: asked.placementId ?? null });
      return { items: moments.map((moment) => presentMoment(moment, me.language)) };
    });
  }

  @Get('comparison')
  @ApiOkResponse({ type: ComparisonAnswer })
  @ApiProblems(401, 404, 422)
  compare(@Me() me: Actor, @Param('id') id: string, @Query() asked: ComparisonInput): Promise<ComparisonAnswer> {
    return this.transactions.read(async (tx) =>
      comparePlans(tx, await getPlan(tx, me, readId(id)), await getPlan(tx, me, asked.with)),
    );
  }

  /** Gives a visit that is missing a seat. */
  @Post('placements')
  @ApiOnce()
  @ApiCreatedResponse({ type: PlanSummaryAnswer })
  @ApiProblems(401, 404, 409, 422)
  add(@Me() me: Actor, @Param('id') id: string, @Body() input: AddPlacementInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => addPlacement(tx, me, id, input));
  }

  /** Moves a planned visit, which is pinned then. */
  @Post('moves')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: PlanSummaryAnswer })
  @ApiProblems(401, 404, 409, 422)
  move(@Me() me: Actor, @Param('id') id: string, @Body() input: MovePlacementInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => movePlacement(tx, me, id, input.placementId, input));
  }

  /** Takes a planned visit out. */
  @Post('removals')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: PlanSummaryAnswer })
  @ApiProblems(401, 404, 409, 422)
  remove(@Me() me: Actor, @Param('id') id: string, @Body() input: RemovePlacementInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => removePlacement(tx, me, id, input.placementId, input));
  }

  /** Pins a visit where it is, or lets planning again move it. */
  @Post('pins')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: PlanSummaryAnswer })
  @ApiProblems(401, 404, 409, 422)
  pin(@Me() me: Actor, @Param('id') id: string, @Body() input: PinPlacementInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => pinPlacement(tx, me, id, input.placementId, input));
  }

  /** Pins all visits of a hire, or none. */
  @Post('locks')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: PlanSummaryAnswer })
  @ApiProblems(401, 404, 409, 422)
  lock(@Me() me: Actor, @Param('id') id: string, @Body() input: LockHireInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => lockHire(tx, me, id, input.rotationId, input));
  }

  /** Takes back the last change by hand, whoever made it. */
  @Post('undo')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: PlanSummaryAnswer })
  @ApiProblems(401, 404, 409, 422)
  undo(@Me() me: Actor, @Param('id') id: string, @Body() seen: SeenInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => undoEdit(tx, me, id, seen));
  }

  @Post('redo')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: PlanSummaryAnswer })
  @ApiProblems(401, 404, 409, 422)
  redo(@Me() me: Actor, @Param('id') id: string, @Body() seen: SeenInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => redoEdit(tx, me, id, seen));
  }

  private act(me: Actor, id: string, once: Once, work: (tx: Tx) => Promise<unknown>): Promise<PlanSummaryAnswer> {
    return runOnce(this.transactions, once, async (tx) => {
      await getPlan(tx, me, readId(id));
      await work(tx);
      return presentPlan(await getPlan(tx, me, id));
    });
  }
}
