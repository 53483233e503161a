import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { ApiProblems, ApiOnce } from '../platform/http/api-docs.js';
import { OnceKey, type Once, runOnce } from '../platform/http/once.js';
import { pageOf } from '../platform/http/paging.dto.js';
import { copySlot } from './copy-slot.js';
import { publishSlot } from './publish-slot.js';
import { presentSlot } from './present-slot.js';
import { CopySlotInput, PublishSlotInput, SlotAnswer, SlotCopiesAnswer, SlotFilterInput } from './slots.dto.js';
import { getSlot, listSlots } from './slots.queries.js';

@ApiTags('slots')
@ApiBearerAuth()
@Controller('api/v1/slots')
export class SlotsController {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  @ApiOkResponse({ type: pageOf(SlotAnswer) })
  @ApiProblems(401, 422)
  async list(@Query() filter: SlotFilterInput) {
    const { items, nextCursor } = await this.transactions.read((tx) => listSlots(tx, filter));
    return { items: items.map(presentSlot), nextCursor };
  }

  @Get(':id')
  @ApiOkResponse({ type: SlotAnswer })
  @ApiProblems(401, 404)
  async get(@Param('id') id: string) {
    return presentSlot(await this.transactions.read((tx) => getSlot(tx, id)));
  }

  @Post()
  @ApiOnce()
  @ApiCreatedResponse({ type: SlotAnswer })
  @ApiProblems(401, 409, 422)
  publish(@Me() me: Actor, @Body() input: PublishSlotInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx) =>
      presentSlot(await getSlot(tx, await publishSlot(tx, me, input))),
    );
  }

  @Post(':id/copies')
  @HttpCode(200)
  @ApiOnce()
  @ApiOkResponse({ type: SlotCopiesAnswer })
  @ApiProblems(401, 404, 409, 422)
  copy(@Me() me: Actor, @Param('id') id: string, @Body() input: CopySlotInput, @OnceKey() once: Once) {
    return runOnce(this.transactions, once, async (tx): Promise<SlotCopiesAnswer> => {
      const made = await copySlot(tx, me, id, input);
      return { copies: made.map(({ date, copyId, whyNot }) => ({ date, slotId: copyId, reason: whyNot })) };
    });
  }
}
