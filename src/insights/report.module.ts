import { Module } from '@nestjs/common';
import { ReportPages } from './report.pages.js';

@Module({ controllers: [ReportPages] })
export class ReportModule {}
