import { Module } from '@nestjs/common';
import { ExportPages } from './export.pages.js';
import { ProgressController } from './progress.controller.js';
import { ProgressPages } from './progress.pages.js';

@Module({ controllers: [ProgressController, ProgressPages, ExportPages] })
export class ProgressModule {}
