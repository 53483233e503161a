import { Module } from '@nestjs/common';
import { SlotVisitsController } from './slot-visits.controller.js';
import { VisitsController } from './visits.controller.js';

@Module({ controllers: [SlotVisitsController, VisitsController] })
export class VisitsModule {}
