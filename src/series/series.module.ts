import { Module } from '@nestjs/common';
import { ChangeSeriesPages } from './change-series.pages.js';
import { SeriesController } from './series.controller.js';
import { SeriesPages } from './series.pages.js';

@Module({ controllers: [ChangeSeriesPages, SeriesController, SeriesPages] })
export class SeriesModule {}
