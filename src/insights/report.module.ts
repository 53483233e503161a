import { Module } from '@nestjs/common';
import { ChartExportPages } from './export.pages.js';
import { ReportPages } from './report.pages.js';

@Module({ controllers: [ReportPages, ChartExportPages] })
export class ReportModule {}
