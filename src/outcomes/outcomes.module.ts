import { Module } from '@nestjs/common';
import { OutcomesController } from './outcomes.controller.js';
import { OutcomesPages } from './outcomes.pages.js';
import { WallPages } from './wall.pages.js';
import { WallsController } from './walls.controller.js';

@Module({ controllers: [OutcomesController, OutcomesPages, WallPages, WallsController] })
export class OutcomesModule {}
