import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { endAbsence } from './end-absence.js';
import { listHosts } from './hosting.queries.js';
import { AbsenceEndedAnswer, HostsAnswer } from './hosts.dto.js';
import { presentHost } from './present-host.js';

@ApiTags('hosting')
@ApiBearerAuth()
@Controller('api/v1')
export class HostsController {
  constructor(private readonly transactions: Transactions) {}

  @Get('departments/:id/hosts')
  @ApiOkResponse({ type: HostsAnswer, description: 'For the leads of the department.' })
  @ApiProblems(401, 404)
  async list(@Me() me: Actor, @Param('id') id: string): Promise<HostsAnswer> {
    return { items: (await this.transactions.read((tx) => listHosts(tx, me, id))).map(presentHost) };
  }

  @Post('absences/:id/end')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: AbsenceEndedAnswer })
  @ApiProblems(401, 404, 409, 422)
  end(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx): Promise<AbsenceEndedAnswer> => {
      await endAbsence(tx, me, id);
      return { id };
    });
  }
}
