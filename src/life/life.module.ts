import { Module } from '@nestjs/common';
import { OwnVisitsPages } from './own-visits.pages.js';
import { VisitsPages } from './visits.pages.js';

@Module({ controllers: [OwnVisitsPages, VisitsPages] })
export class LifeModule {}
