import { Module } from '@nestjs/common';
import { GroupPages } from './group.pages.js';
import { HostingPages } from './hosting.pages.js';
import { OwnVisitsPages } from './own-visits.pages.js';
import { VisitHostPages } from './visit-host.pages.js';
import { VisitsPages } from './visits.pages.js';
import { WaitingPages } from './waiting.pages.js';

@Module({ controllers: [GroupPages, HostingPages, OwnVisitsPages, VisitHostPages, VisitsPages, WaitingPages] })
export class LifeModule {}
