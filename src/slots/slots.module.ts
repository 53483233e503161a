import { Module } from '@nestjs/common';
import { CopiesPages } from './copies.pages.js';
import { SlotsController } from './slots.controller.js';
import { SlotsPages } from './slots.pages.js';

@Module({ controllers: [CopiesPages, SlotsController, SlotsPages] })
export class SlotsModule {}
