import { Module } from '@nestjs/common';
import { PreparationController } from './preparation.controller.js';
import { SheetPages } from './sheet.pages.js';
import { StatementPages } from './statement.pages.js';

@Module({ controllers: [PreparationController, SheetPages, StatementPages] })
export class PreparationModule {}
