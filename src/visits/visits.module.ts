import { Module } from '@nestjs/common';
import { CannotComePages } from './cannot-come.pages.js';
import { InvitesController } from './invites.controller.js';
import { MovesController } from './moves.controller.js';
import { SlotVisitsController } from './slot-visits.controller.js';
import { VisitHostsController } from './visit-hosts.controller.js';
import { VisitsController } from './visits.controller.js';

@Module({
  controllers: [
    CannotComePages,
    InvitesController,
    MovesController,
    SlotVisitsController,
    VisitHostsController,
    VisitsController,
  ],
})
export class VisitsModule {}
