import { Module } from '@nestjs/common';
import { HostingPages } from './hosting.pages.js';
import { OwnVisitsPages } from './own-visits.pages.js';
import { VisitHostPages } from './visit-host.pages.js';
import { VisitsPages } from './visits.pages.js';
import { WaitingPages } from './waiting.pages.js';

@Module({ controllers: [HostingPages, OwnVisitsPages, VisitHostPages, VisitsPages, WaitingPages] })
export class LifeModule {}
