import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { presentSlot } from '../slots/present-slot.js';
import { ChangeSlotInput, SlotAnswer } from '../slots/slots.dto.js';
import { getSlot } from '../slots/slots.queries.js';
import { changeSlot } from './change-slot.js';
import { presentVisit } from './present-visit.js';
import { requestVisit } from './request-visit.js';
import { RequestVisitInput, VisitAnswer, WithdrawSlotInput } from './visits.dto.js';
import { readVisit } from './visits.queries.js';
import { withdrawSlot } from './withdraw-slot.js';

/** What happens to a slot together with the visits on it. */
@ApiTags('slots')
@ApiBearerAuth()
@Controller('api/v1/slots/:id')
export class SlotVisitsController {
  constructor(private readonly transactions: Transactions) {}

  @Post('visits')
  @ApiOnce()
  @ApiCreatedResponse({ type: VisitAnswer })
  @ApiProblems(401, 404, 409, 422)
  request(@Me() me: Actor, @Param('id') id: string, @Body() input: RequestVisitInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) =>
      presentVisit(await readVisit(tx, await requestVisit(tx, me, id, input))),
    );
  }

  @Patch()
  @ApiOkResponse({ type: SlotAnswer })
  @ApiProblems(401, 404, 409, 422)
  change(@Me() me: Actor, @Param('id') id: string, @Body() input: ChangeSlotInput) {
    return this.transactions.run(async (tx) => {
      await changeSlot(tx, me, id, input);
      return presentSlot(await getSlot(tx, id));
    });
  }

  @Post('withdrawal')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: SlotAnswer })
  @ApiProblems(401, 404, 409, 422)
  withdraw(@Me() me: Actor, @Param('id') id: string, @Body() input: WithdrawSlotInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) => {
      await withdrawSlot(tx, me, id, input);
      return presentSlot(await getSlot(tx, id));
    });
  }
}
