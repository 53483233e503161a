import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { changeWishes } from './change-wishes.js';
import { AbsenceInput, ChangeWishesInput, HostingAnswer } from './hosts.dto.js';
import { getHostPerson, listAbsences, listDeclinedGuests, readWishes } from './hosting.queries.js';
import { pauseHosting } from './pause-hosting.js';
import { welcomeGuest } from './welcome-guest.js';

/** What hosts say for themselves. */
@ApiTags('hosting')
@ApiBearerAuth()
@Controller('api/v1/me/hosting')
export class HostingController {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  @ApiOkResponse({ type: HostingAnswer })
  @ApiProblems(401)
  show(@Me() me: Actor) {
    return this.transactions.read((tx) => presentHosting(tx, me));
  }

  @Patch()
  @ApiOkResponse({ type: HostingAnswer })
  @ApiProblems(401, 409, 422)
  change(@Me() me: Actor, @Body() input: ChangeWishesInput) {
    return this.transactions.run(async (tx) => {
      await changeWishes(tx, me, input);
      return presentHosting(tx, me);
    });
  }

  @Post('pauses')
  @ApiOnce()
  @ApiCreatedResponse({ type: HostingAnswer })
  @ApiProblems(401, 409, 422)
  pause(@Me() me: Actor, @Body() input: AbsenceInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) => {
      await pauseHosting(tx, me, input);
      return presentHosting(tx, me);
    });
  }

  @Post('declined-guests/:id/welcome')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: HostingAnswer })
  @ApiProblems(401, 404, 422)
  welcome(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) => {
      await welcomeGuest(tx, me, id);
      return presentHosting(tx, me);
    });
  }
}

async function presentHosting(tx: Tx, me: Actor): Promise<HostingAnswer> {
  const { today } = await getHostPerson(tx, me.id);
  return {
    ...(await readWishes(tx, me.id)),
    absences: await listAbsences(tx, me.id, today),
    declinedGuests: await listDeclinedGuests(tx, me.id),
  };
}
