import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Me } from '../people/me.decorator.js';
import type { Actor } from '../people/person.rules.js';
import { Transactions } from '../platform/database/transactions.js';
import { attempt } from '../platform/views/form.js';
import { type Answer, page, redirect } from '../platform/views/page.js';
import { requestMove } from '../visits/request-move.js';
import { readVisit } from '../visits/visits.queries.js';
import { showMoments, showMove } from './show-moments.js';

/** Another moment for a visit that goes ahead: choose one, see what changes, ask for it. */
@Controller('visits/:id/moves')
export class MovePages {
  constructor(private readonly transactions: Transactions) {}

  @Get()
  list(@Me() me: Actor, @Param('id') id: string, @Query() query: Record<string, unknown>): Promise<Answer> {
    return this.transactions.read(async (tx) => page('pages/booking/moments', await showMoments(tx, me, id, query)));
  }

  @Get(':slotId')
  show(@Me() me: Actor, @Param('id') id: string, @Param('slotId') slotId: string): Promise<Answer> {
    return this.transactions.read(async (tx) => page('pages/booking/move', await showMove(tx, me, id, slotId)));
  }

  @Post(':slotId')
  request(@Me() me: Actor, @Param('id') id: string, @Param('slotId') slotId: string): Promise<Answer> {
    return attempt(
      async () => {
        const next = await this.transactions.run(async (tx) =>
          readVisit(tx, await requestMove(tx, me, id, { slotId })),
        );
        return redirect(`/visits/${next.id}`, next.state === 'approved' ? 'moves.moved' : 'moves.requested');
      },
      (problems) =>
        this.transactions.read(async (tx) => page('pages/booking/move', await showMove(tx, me, id, slotId, problems))),
    );
  }
}
