import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { pageOf } from '../platform/http/paging.dto.js';
import { extendStop } from './extend-stop.js';
import { followFirstDay } from './follow-first-day.js';
import { presentPath, presentRotation } from './present-rotation.js';
import { reopenRotation } from './reopen-rotation.js';
import { restoreStop } from './restore-stop.js';
import {
  ExtendStopInput,
  RotationAnswer,
  RotationFilterInput,
  RotationPathAnswer,
  StopOfRotationInput,
  StopRotationInput,
  SwitchProgrammeInput,
} from './rotations.dto.js';
import { getRotation, listRotations } from './rotations.queries.js';
import { skipStop } from './skip-stop.js';
import { stopRotation } from './stop-rotation.js';
import { switchProgramme } from './switch-programme.js';

@ApiTags('onboarding')
@ApiBearerAuth()
@Controller('api/v1/rotations')
export class RotationsController {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  @ApiOkResponse({ type: pageOf(RotationAnswer) })
  @ApiProblems(401, 422)
  async list(@Me() me: Actor, @Query() filter: RotationFilterInput) {
    const { items, nextCursor } = await this.transactions.read((tx) => listRotations(tx, me, filter));
    return { items: items.map(presentRotation), nextCursor };
  }

  @Get(':id')
  @ApiOkResponse({ type: RotationPathAnswer })
  @ApiProblems(401, 404)
  get(@Me() me: Actor, @Param('id') id: string): Promise<RotationPathAnswer> {
    return this.transactions.read((tx) => tell(tx, me, id));
  }

  /** A stop that this hire need not do. */
  @Post(':id/skipped-stops')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: RotationPathAnswer })
  @ApiProblems(401, 404, 409, 422)
  skip(@Me() me: Actor, @Param('id') id: string, @Body() { stopId }: StopOfRotationInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => skipStop(tx, me, id, stopId));
  }

  /** A stop for which this hire has more time. */
  @Post(':id/extended-stops')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: RotationPathAnswer })
  @ApiProblems(401, 404, 409, 422)
  extend(@Me() me: Actor, @Param('id') id: string, @Body() input: ExtendStopInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => extendStop(tx, me, id, input));
  }

  /** A stop that is for this hire what it is for everybody, again. */
  @Post(':id/restored-stops')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: RotationPathAnswer })
  @ApiProblems(401, 404, 409, 422)
  restore(@Me() me: Actor, @Param('id') id: string, @Body() { stopId }: StopOfRotationInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => restoreStop(tx, me, id, stopId));
  }

  /** On the latest version of a programme. */
  @Post(':id/programme')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: RotationPathAnswer })
  @ApiProblems(401, 404, 409, 422)
  switch(@Me() me: Actor, @Param('id') id: string, @Body() input: SwitchProgrammeInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => switchProgramme(tx, me, id, input));
  }

  /** Counts from the hire's first day at work as it is now. */
  @Post(':id/first-day')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: RotationPathAnswer })
  @ApiProblems(401, 404, 409, 422)
  follow(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => followFirstDay(tx, me, id));
  }

  @Post(':id/stop')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: RotationPathAnswer })
  @ApiProblems(401, 404, 409, 422)
  stop(@Me() me: Actor, @Param('id') id: string, @Body() input: StopRotationInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => stopRotation(tx, me, id, input));
  }

  @Post(':id/reopening')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: RotationPathAnswer })
  @ApiProblems(401, 404, 409, 422)
  reopen(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => reopenRotation(tx, me, id));
  }

  private act(me: Actor, id: string, once: Once, act: (tx: Tx) => Promise<unknown>): Promise<RotationPathAnswer> {
    return runOnce(this.transactions, once, async (tx) => {
      await act(tx);
      return tell(tx, me, id);
    });
  }
}

const tell = async (tx: Tx, me: Actor, id: string) => presentPath(tx, me, await getRotation(tx, me, id));
