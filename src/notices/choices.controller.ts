import { Body, Controller, Get, Inject, Param, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiProblems } from '../platform/http/api-docs.js';
import { ChoicesAnswer, ChooseMailInput } from './choices.dto.js';
import { chooseMails } from './choose-mails.js';
import { NOTICE_KINDS, type NoticeKinds } from './notice-kind.js';
import { listChoices } from './show-choices.js';

@ApiTags('people')
@ApiBearerAuth()
@Controller('api/v1/me/mails')
export class ChoicesController {
  constructor(
    private readonly transactions: Transactions,
    @Inject(NOTICE_KINDS) private readonly kinds: NoticeKinds,
  ) {}

  /** What can come by mail, and what of it does. */
  @Get()
  @ApiOkResponse({ type: ChoicesAnswer })
  @ApiProblems(401)
  async list(@Me() me: Actor): Promise<ChoicesAnswer> {
    return { items: await this.transactions.read((tx) => listChoices(tx, me, this.kinds)) };
  }

  @Patch(':kind')
  @ApiOkResponse({ type: ChoicesAnswer })
  @ApiProblems(401, 404, 409, 422)
  choose(@Me() me: Actor, @Param('kind') kind: string, @Body() input: ChooseMailInput): Promise<ChoicesAnswer> {
    return this.transactions.run(async (tx) => {
      await chooseMails(tx, me, this.kinds, { [kind]: input.isMailed });
      return { items: await listChoices(tx, me, this.kinds) };
    });
  }
}
