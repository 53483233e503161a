import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { listThanks } from '../feedback/thanks.queries.js';
import { Me } from '../people/me.decorator.js';
import { type Actor, ledDepartmentIds } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiProblems } from '../platform/http/api-docs.js';
import { DEFAULT_LIMIT } from '../platform/http/paging.js';
import { PageInput, pageOf } from '../platform/http/paging.dto.js';
import { funnelOf } from './fate.rules.js';
import { getFloor } from './floors.queries.js';
import { FloorOutcomeAnswer, OutcomeFiguresAnswer, OutcomeFiguresInput, OutcomesInput, OwnOutcomeAnswer, ThanksAnswer } from './outcomes.dto.js'; // prettier-ignore
import { listOwnOutcomes } from './own-outcomes.queries.js';
import { beginOf, type Period } from './period.rules.js';
import { presentOwn, presentRaised, presentThanks } from './present-outcomes.js';
import { countRaised, listRaised } from './raised.queries.js';

@ApiTags('outcomes')
@ApiBearerAuth()
@Controller('api/v1/outcomes')
export class OutcomesController {
  constructor(private readonly transactions: Transactions) {}

  /** What a floor raised and what became of it, what moved last first. */
  @Get()
  @ApiOkResponse({ type: pageOf(FloorOutcomeAnswer) })
  @ApiProblems(401, 404, 422)
  list(@Me() me: Actor, @Query() { fate, limit = DEFAULT_LIMIT, cursor, ...of }: OutcomesInput) {
    return this.transactions.read(async (tx) => {
      const { timeZone, ...filter } = await readFilter(tx, me, of);
      const { items, nextCursor } = await listRaised(tx, me.id, { ...filter, fate, limit, cursor });
      return { items: items.map((item) => presentRaised(item, timeZone)), nextCursor };
    });
  }

  @Get('figures')
  @ApiOkResponse({ type: OutcomeFiguresAnswer })
  @ApiProblems(401, 404, 422)
  figures(@Me() me: Actor, @Query() of: OutcomeFiguresInput): Promise<OutcomeFiguresAnswer> {
    return this.transactions.read(async (tx) => {
      const { shares: _, ...figures } = funnelOf(await countRaised(tx, await readFilter(tx, me, of)));
      return figures;
    });
  }

  /** What the caller learned, and what it set in motion; the latest visit first. */
  @Get('own')
  @ApiOkResponse({ type: pageOf(OwnOutcomeAnswer) })
  @ApiProblems(401, 422)
  own(@Me() me: Actor, @Query() { limit = DEFAULT_LIMIT, cursor }: PageInput) {
    return this.transactions.read(async (tx) => {
      const { items, nextCursor } = await listOwnOutcomes(tx, me.id, { limit, cursor });
      return { items: items.map(presentOwn), nextCursor };
    });
  }

  /** What guests thanked the caller for, and hosts of departments they lead who share it. */
  @Get('thanks')
  @ApiOkResponse({ type: pageOf(ThanksAnswer) })
  @ApiProblems(401, 422)
  thanks(@Me() me: Actor, @Query() { limit = DEFAULT_LIMIT, cursor }: PageInput) {
    return this.transactions.read(async (tx) => {
      const reader = { personId: me.id, ledDepartmentIds: ledDepartmentIds(me) };
      const { items, nextCursor } = await listThanks(tx, reader, { limit, cursor });
      return { items: items.map(presentThanks), nextCursor };
    });
  }
}

async function readFilter(
  tx: Tx,
  me: Actor,
  { departmentId, period = 'year' }: { departmentId: string; period?: Period },
) {
  // prettier-ignore
  const { timeZone } = await getFloor(tx, me, departmentId);
  return { departmentId, since: beginOf(period, now(), timeZone), timeZone };
}
