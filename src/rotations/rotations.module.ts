import { Module } from '@nestjs/common';
import { CohortsController } from './cohorts.controller.js';
import { CohortsPages } from './cohorts.pages.js';
import { RotationPages } from './rotation.pages.js';
import { RotationsController } from './rotations.controller.js';

/** New hires by cohort, each on their path through a programme. */
@Module({ controllers: [CohortsController, RotationsController, CohortsPages, RotationPages] })
export class RotationsModule {}
