import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { getDepartment } from '../people/people.queries.js';
import { now } from '../platform/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { ApiOnce, ApiProblems } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { pageOf } from '../platform/http/paging.dto.js';
import { localDate } from '../platform/views/days.js';
import { addProgramme } from './add-programme.js';
import { archiveProgramme } from './archive-programme.js';
import { countAudience } from './audience.queries.js';
import { changeProgramme } from './change-programme.js';
import { presentProgramme, presentVersion } from './present-programme.js';
import {
  AddProgrammeInput,
  AudienceAnswer,
  ChangeProgrammeInput,
  ProgrammeAnswer,
  ProgrammeFilterInput,
  ProgrammeVersionAnswer,
} from './programmes.dto.js';
import { getProgramme, listProgrammes, listVersions } from './programmes.queries.js';
import { restoreProgramme } from './restore-programme.js';

@ApiTags('programmes')
@ApiBearerAuth()
@Controller('api/v1/programmes')
export class ProgrammesController {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  @ApiOkResponse({ type: pageOf(ProgrammeAnswer) })
  @ApiProblems(401, 422)
  async list(@Me() me: Actor, @Query() filter: ProgrammeFilterInput) {
    const { items, nextCursor } = await this.transactions.read((tx) => listProgrammes(tx, me, filter));
    return { items: items.map(presentProgramme), nextCursor };
  }

  @Get(':id')
  @ApiOkResponse({ type: ProgrammeAnswer })
  @ApiProblems(401, 404)
  async get(@Me() me: Actor, @Param('id') id: string) {
    return presentProgramme(await this.transactions.read((tx) => getProgramme(tx, me, id)));
  }

  /** All its versions, the latest first. */
  @Get(':id/versions')
  @ApiOkResponse({ type: [ProgrammeVersionAnswer] })
  @ApiProblems(401, 404)
  versions(@Me() me: Actor, @Param('id') id: string) {
    return this.transactions.read(async (tx) => {
      await getProgramme(tx, me, id);
      return (await listVersions(tx, id)).map(presentVersion);
    });
  }

  @Get(':id/audience')
  @ApiOkResponse({ type: AudienceAnswer })
  @ApiProblems(401, 404)
  audience(@Me() me: Actor, @Param('id') id: string): Promise<AudienceAnswer> {
    return this.transactions.read(async (tx) => {
      const programme = await getProgramme(tx, me, id);
      const { timeZone } = await getDepartment(tx, me.departmentId);
      return countAudience(tx, programme, localDate(now(), timeZone));
    });
  }

  @Post()
  @ApiOnce()
  @ApiCreatedResponse({ type: ProgrammeAnswer })
  @ApiProblems(401, 409, 422)
  add(@Me() me: Actor, @Body() input: AddProgrammeInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) =>
      presentProgramme(await getProgramme(tx, me, await addProgramme(tx, me, input))),
    );
  }

  /** Another name, or a new version when what it says is other than before. */
  @Patch(':id')
  @ApiOkResponse({ type: ProgrammeAnswer })
  @ApiProblems(401, 404, 409, 422)
  change(@Me() me: Actor, @Param('id') id: string, @Body() input: ChangeProgrammeInput) {
    return this.act(me, id, null, (tx) => changeProgramme(tx, me, id, input));
  }

  @Post(':id/archiving')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: ProgrammeAnswer })
  @ApiProblems(401, 404, 409, 422)
  archive(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => archiveProgramme(tx, me, id));
  }

  @Post(':id/restoration')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: ProgrammeAnswer })
  @ApiProblems(401, 404, 409, 422)
  restore(@Me() me: Actor, @Param('id') id: string, @OnceKey() once: Once) {
    return this.act(me, id, once, (tx) => restoreProgramme(tx, me, id));
  }

  private act(me: Actor, id: string, once: Once, work: (tx: Tx) => Promise<void>) {
    return runOnce(this.transactions, once, async (tx) => {
      await work(tx);
      return presentProgramme(await getProgramme(tx, me, id));
    });
  }
}
