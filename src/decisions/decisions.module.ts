import { Module } from '@nestjs/common';
import { DecisionsPages } from './decisions.pages.js';
import { GroupDecisionsPages } from './group-decisions.pages.js';

@Module({ controllers: [DecisionsPages, GroupDecisionsPages] })
export class DecisionsModule {}
