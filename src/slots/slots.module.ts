import { Module } from '@nestjs/common';
import { SlotsController } from './slots.controller.js';
import { SlotsPages } from './slots.pages.js';

@Module({ controllers: [SlotsController, SlotsPages] })
export class SlotsModule {}
