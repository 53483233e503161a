import { Module } from '@nestjs/common';
import { ActionPages } from './action.pages.js';
import { ActionsController } from './actions.controller.js';
import { ActionsPages } from './actions.pages.js';
import { EditActionPages } from './edit-action.pages.js';

@Module({
  // Before `ActionPages`, which would take `/actions/new` for an action.
  controllers: [ActionsController, ActionsPages, EditActionPages, ActionPages],
})
export class ActionsModule {}
