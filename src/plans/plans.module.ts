import { Module } from '@nestjs/common';
import { ExclusionsController } from './exclusions.controller.js';
import { PlanPages } from './plan.pages.js';
import { PlansController } from './plans.controller.js';
import { PlansPages } from './plans.pages.js';
import { PublicationController } from './publication.controller.js';
import { PublicationPages } from './publication.pages.js';
import { RepairsPages } from './repairs.pages.js';
import { ReviewController } from './review.controller.js';
import { ReviewPages } from './review.pages.js';

@Module({
  controllers: [
    PlansController,
    PlansPages,
    RepairsPages,
    PublicationController,
    PublicationPages,
    ExclusionsController,
    ReviewController,
    ReviewPages,
    PlanPages,
  ],
})
export class PlansModule {}
