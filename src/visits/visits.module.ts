import { Module } from '@nestjs/common';
import { CannotComePages } from './cannot-come.pages.js';
import { InvitesController } from './invites.controller.js';
import { SlotVisitsController } from './slot-visits.controller.js';
import { VisitsController } from './visits.controller.js';

@Module({ controllers: [CannotComePages, InvitesController, SlotVisitsController, VisitsController] })
export class VisitsModule {}
