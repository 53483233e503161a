import { Module } from '@nestjs/common';
import { InsightsController } from './insights.controller.js';
import { InsightsPages } from './insights.pages.js';

@Module({ controllers: [InsightsController, InsightsPages] })
export class InsightsModule {}
