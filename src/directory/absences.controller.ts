import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import { getPerson } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { NotFound } from '../platform/refusal.js';
import { DaysAwayInput, DaysAwayListAnswer } from './absences.dto.js';
import { addAbsence } from './add-absence.js';
import { removeAbsence } from './remove-absence.js';
import { readAbsences } from './show-absences.js';

/** Days on which colleagues are away. */
@ApiTags('people')
@ApiBearerAuth()
@Controller('api/v1')
export class AbsencesController {
  constructor(private readonly transactions: Transactions) {}

  @Get('people/:id/days-away')
  @ApiOkResponse({ type: DaysAwayListAnswer })
  @ApiProblems(401, 404)
  list(@Me() me: Actor, @Param('id') id: string): Promise<DaysAwayListAnswer> {
    return this.transactions.read((tx) => tell(tx, me, id));
  }

  @Post('people/:id/days-away')
  @ApiOnce()
  @ApiCreatedResponse({ type: DaysAwayListAnswer })
  @ApiProblems(401, 404, 409, 422)
  add(@Me() me: Actor, @Param('id') id: string, @Body() input: DaysAwayInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) => {
      await addAbsence(tx, me, id, input);
      return tell(tx, me, id);
    });
  }

  @Post('days-away/:id/removal')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: DaysAwayListAnswer })
  @ApiProblems(401, 404, 409, 422)
  remove(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) => tell(tx, me, await removeAbsence(tx, me, id)));
  }
}

async function tell(tx: Tx, me: Actor, id: string): Promise<DaysAwayListAnswer> {
  const items = await readAbsences(tx, me, await getPerson(tx, me, id));
  if (!items) throw new NotFound('absences');
  return { items };
}
