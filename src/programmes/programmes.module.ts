import { Module } from '@nestjs/common';
import { ProgrammePages } from './programme.pages.js';
import { ProgrammesController } from './programmes.controller.js';
import { ProgrammesPages } from './programmes.pages.js';

@Module({
  // `ProgrammesPages` before `ProgrammePages`, which would take `/programmes/new` for a programme.
  controllers: [ProgrammesController, ProgrammesPages, ProgrammePages],
})
export class ProgrammesModule {}
