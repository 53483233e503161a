import { Module } from '@nestjs/common';
import { FindSlotPages } from './find-slot.pages.js';
import { SlotPages } from './slot.pages.js';
import { VisitorPages } from './visitor.pages.js';

@Module({ controllers: [FindSlotPages, SlotPages, VisitorPages] })
export class BookingModule {}
