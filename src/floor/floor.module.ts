import { Module } from '@nestjs/common';
import { ChangeSlotPages } from './change-slot.pages.js';
import { FloorPages } from './floor.pages.js';

@Module({ controllers: [ChangeSlotPages, FloorPages] })
export class FloorModule {}
