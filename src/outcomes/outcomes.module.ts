import { Module } from '@nestjs/common';
import { LearningPages } from './learning.pages.js';
import { OutcomesController } from './outcomes.controller.js';
import { OutcomesPages } from './outcomes.pages.js';
import { WallPages } from './wall.pages.js';
import { WallsController } from './walls.controller.js';

@Module({ controllers: [LearningPages, OutcomesController, OutcomesPages, WallPages, WallsController] })
export class OutcomesModule {}
