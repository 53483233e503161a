import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import { getDepartment } from '../people/people.queries.js';
import { type Actor, mayLead } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { readId } from '../platform/http/read-id.js';
import { NotFound } from '../platform/refusal.js';
import { settings } from '../platform/settings.js';
import { closeWall } from './close-wall.js';
import { openWall } from './open-wall.js';
import { WallAnswer } from './outcomes.dto.js';
import { findWall } from './walls.queries.js';

/** The page of a department for a screen on its wall; for its leads. */
@ApiTags('outcomes')
@ApiBearerAuth()
@Controller('api/v1/departments/:id/wall')
export class WallsController {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  @ApiOkResponse({ type: WallAnswer })
  @ApiProblems(401, 404)
  show(@Me() me: Actor, @Param('id') id: string): Promise<WallAnswer> {
    return this.transactions.read(async (tx) => {
      await getDepartment(tx, readId(id));
      if (!mayLead(me, id)) throw new NotFound('department');
      return presentWall(tx, id);
    });
  }

  /** A new secret address; the old one stops working. */
  @Post()
  @ApiOnce()
  @ApiCreatedResponse({ type: WallAnswer })
  @ApiProblems(401, 404, 409, 422)
  open(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once): Promise<WallAnswer> {
    return runOnce(this.transactions, once, async (tx) => {
      await openWall(tx, me, readId(id));
      return presentWall(tx, id);
    });
  }

  @Post('removal')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: WallAnswer })
  @ApiProblems(401, 404, 409, 422)
  close(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once): Promise<WallAnswer> {
    return runOnce(this.transactions, once, async (tx) => {
      await closeWall(tx, me, readId(id));
      return presentWall(tx, id);
    });
  }
}

async function presentWall(tx: Tx, departmentId: string): Promise<WallAnswer> {
  const wall = await findWall(tx, departmentId);
  return { url: wall && `${settings().baseUrl}/wall/${wall.secret}` };
}
