import { Module } from '@nestjs/common';
import { SpecialDaysController } from './special-days.controller.js';
import { SpecialDaysPages } from './special-days.pages.js';

@Module({ controllers: [SpecialDaysController, SpecialDaysPages] })
export class CalendarModule {}
