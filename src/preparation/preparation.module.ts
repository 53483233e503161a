import { Module } from '@nestjs/common';
import { StatementPages } from './statement.pages.js';

@Module({ controllers: [StatementPages] })
export class PreparationModule {}
