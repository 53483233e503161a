import { Module } from '@nestjs/common';
import { FindSlotPages } from './find-slot.pages.js';
import { GroupPages } from './group.pages.js';
import { MovePages } from './move.pages.js';
import { SlotPages } from './slot.pages.js';
import { VisitorPages } from './visitor.pages.js';

@Module({ controllers: [FindSlotPages, GroupPages, MovePages, SlotPages, VisitorPages] })
export class BookingModule {}
