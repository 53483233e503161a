import { Module } from '@nestjs/common';
import { PlanPages } from './plan.pages.js';

@Module({ controllers: [PlanPages] })
export class PlansModule {}
