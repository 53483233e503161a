import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { clearVisit } from './clear-visit.js';
import { keepNotes } from './keep-notes.js';
import { getPreparation } from './present-preparation.js';
import { KeepNotesInput, PreparationAnswer } from './sheet.dto.js';

@ApiTags('preparation')
@ApiBearerAuth()
@Controller('api/v1/visits/:id')
export class PreparationController {
  constructor(private readonly transactions: Transactions) {}

  @Get('preparation')
  @ApiOkResponse({ type: PreparationAnswer })
  @ApiProblems(401, 404)
  get(@Me() me: Actor, @Param('id') id: string) {
    return this.transactions.read((tx) => getPreparation(tx, me, id));
  }

  /** Lets a visitor who did not accept the statement come without listening in. */
  @Post('clearance')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: PreparationAnswer })
  @ApiProblems(401, 404, 409, 422)
  clear(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => clearVisit(tx, me, id));
  }

  @Post('notes')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: PreparationAnswer })
  @ApiProblems(401, 404, 409, 422)
  keepNotes(@Me() me: Actor, @Param('id') id: string, @Body() input: KeepNotesInput, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => keepNotes(tx, me, id, input));
  }

  private act(me: Actor, id: string, once: Once, work: (tx: Tx) => Promise<void>) {
    return runOnce(this.transactions, once, async (tx) => {
      await work(tx);
      return getPreparation(tx, me, id);
    });
  }
}
