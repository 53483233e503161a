import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { pageOf } from '../platform/http/paging.dto.js';
import { AttendanceAnswer, AttendanceFilterInput, MarkAttendanceInput, ToMarkAnswer } from './attendance.dto.js';
import { listToMark } from './attendance.queries.js';
import { confirmAttendance } from './confirm-attendance.js';
import { markAttendance } from './mark-attendance.js';
import { getAttendance, presentToMark } from './present-attendance.js';

@ApiTags('attendance')
@ApiBearerAuth()
@Controller('api/v1')
export class AttendanceController {
  constructor(private readonly transactions: Transactions) {}

  /** What the caller has yet to mark, as host or lead. */
  @Get('attendance')
  @ApiOkResponse({ type: pageOf(ToMarkAnswer) })
  @ApiProblems(401, 422)
  async listToMark(@Me() me: Actor, @Query() { limit, cursor }: AttendanceFilterInput) {
    const { items, nextCursor } = await this.transactions.read((tx) =>
      listToMark(tx, me, { at: now(), limit, cursor }),
    );
    return { items: items.map(presentToMark), nextCursor };
  }

  @Get('visits/:id/attendance')
  @ApiOkResponse({ type: AttendanceAnswer })
  @ApiProblems(401, 404)
  get(@Me() me: Actor, @Param('id') id: string) {
    return this.transactions.read((tx) => getAttendance(tx, me, id));
  }

  @Post('visits/:id/attendance')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: AttendanceAnswer })
  @ApiProblems(401, 404, 409, 422)
  mark(@Me() me: Actor, @Param('id') id: string, @Body() input: MarkAttendanceInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => markAttendance(tx, me, id, input));
  }

  @Post('visits/:id/attendance/confirmation')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: AttendanceAnswer })
  @ApiProblems(401, 404, 409, 422)
  confirm(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => confirmAttendance(tx, me, id));
  }

  private act(me: Actor, id: string, once: Once, work: (tx: Tx) => Promise<void>) {
    return runOnce(this.transactions, once, async (tx) => {
      await work(tx);
      return getAttendance(tx, me, id);
    });
  }
}
