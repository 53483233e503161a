import { Module } from '@nestjs/common';
import { CannotComePages } from './cannot-come.pages.js';
import { ChangeSlotPages } from './change-slot.pages.js';
import { DecisionsPages } from './decisions.pages.js';
import { FindSlotPages } from './find-slot.pages.js';
import { FloorPages } from './floor.pages.js';
import { InvitesController } from './invites.controller.js';
import { OwnVisitsPages } from './own-visits.pages.js';
import { SlotPages } from './slot.pages.js';
import { SlotVisitsController } from './slot-visits.controller.js';
import { StatementPages } from './statement.pages.js';
import { VisitorPages } from './visitor.pages.js';
import { VisitsController } from './visits.controller.js';
import { VisitsPages } from './visits.pages.js';

const pages = [
  CannotComePages,
  ChangeSlotPages,
  DecisionsPages,
  FindSlotPages,
  FloorPages,
  SlotPages,
  StatementPages,
  VisitorPages,
  OwnVisitsPages,
  VisitsPages,
];

@Module({ controllers: [InvitesController, SlotVisitsController, VisitsController, ...pages] })
export class VisitsModule {}
