import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AbsenceAnswer, AbsenceInput, AssignHostInput, CandidatesAnswer } from '../hosts/hosts.dto.js';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { assignHost } from './assign-host.js';
import { declineGuest } from './decline-guest.js';
import { listCandidates } from './list-candidates.js';
import { presentVisit } from './present-visit.js';
import { reportAbsence } from './report-absence.js';
import { VisitAnswer } from './visits.dto.js';
import { getVisit, readVisit } from './visits.queries.js';

/** Who sits with a guest, and what happens to guests when a host is away. */
@ApiTags('hosting')
@ApiBearerAuth()
@Controller('api/v1')
export class VisitHostsController {
  constructor(private readonly transactions: Transactions) {}

  @Get('visits/:id/hosts')
  @ApiOkResponse({ type: CandidatesAnswer, description: 'For the leads of the department.' })
  @ApiProblems(401, 404, 409)
  async list(@Me() me: Actor, @Param('id') id: string): Promise<CandidatesAnswer> {
    return {
      items: await this.transactions.read(async (tx) => listCandidates(tx, me, await getVisit(tx, me, id))),
    };
  }

  @Post('visits/:id/host')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: VisitAnswer })
  @ApiProblems(401, 404, 409, 422)
  assign(@Me() me: Actor, @Param('id') id: string, @Body() input: AssignHostInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) => {
      await assignHost(tx, me, id, input);
      return presentVisit(await readVisit(tx, id));
    });
  }

  @Post('visits/:id/guest-refusal')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: VisitAnswer, description: 'For the host: somebody else sits with the guest from now on.' })
  @ApiProblems(401, 404, 409, 422)
  decline(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) => {
      await declineGuest(tx, me, id);
      return presentVisit(await readVisit(tx, id));
    });
  }

  @Post('people/:id/absences')
  @ApiOnce()
  @ApiCreatedResponse({ type: AbsenceAnswer, description: 'By the host, or a lead of a department where they host.' })
  @ApiProblems(401, 404, 409, 422)
  report(@Me() me: Actor, @Param('id') id: string, @Body() input: AbsenceInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, (tx) => reportAbsence(tx, me, id, input));
  }
}
