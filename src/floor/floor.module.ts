import { Module } from '@nestjs/common';
import { ChangeSlotPages } from './change-slot.pages.js';
import { FloorPages } from './floor.pages.js';
import { HostsPages } from './hosts.pages.js';

@Module({ controllers: [ChangeSlotPages, FloorPages, HostsPages] })
export class FloorModule {}
