import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { toIsoInZone } from '../platform/http/instant.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { presentVisit } from '../visits/present-visit.js';
import { RequestVisitInput, VisitAnswer } from '../visits/visits.dto.js';
import { getVisit, readVisit } from '../visits/visits.queries.js';
import { acceptOffer } from './accept-offer.js';
import { joinWaitlist } from './join-waitlist.js';
import { findPlaceInLine } from './line-of-slot.queries.js';
import { findOffer } from './offers.queries.js';
import { PlaceAnswer } from './waitlist.dto.js';

/** Waiting for a seat. Whoever would rather not withdraws the visit, as a request. */
@ApiTags('waitlist')
@ApiBearerAuth()
@Controller('api/v1')
export class WaitlistController {
  constructor(private readonly transactions: Transactions) {}

  @Post('slots/:id/waitlist')
  @ApiOnce()
  @ApiCreatedResponse({ type: VisitAnswer })
  @ApiProblems(401, 404, 409, 422)
  join(@Me() me: Actor, @Param('id') id: string, @Body() input: RequestVisitInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) =>
      presentVisit(await readVisit(tx, await joinWaitlist(tx, me, id, input))),
    );
  }

  @Get('visits/:id/place')
  @ApiOkResponse({ type: PlaceAnswer })
  @ApiProblems(401, 404)
  place(@Me() me: Actor, @Param('id') id: string): Promise<PlaceAnswer> {
    return this.transactions.read(async (tx) => {
      const { timeZone } = await getVisit(tx, me, id);
      const offer = await findOffer(tx, id);
      return { ...(await findPlaceInLine(tx, id)), offerExpiresAt: offer && toIsoInZone(offer.endsAt, timeZone) };
    });
  }

  @Post('visits/:id/acceptance')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: VisitAnswer })
  @ApiProblems(401, 404, 409, 422)
  accept(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) => {
      await acceptOffer(tx, me, id);
      return presentVisit(await readVisit(tx, id));
    });
  }
}
