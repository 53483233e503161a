import { Module } from '@nestjs/common';
import { DecisionsPages } from './decisions.pages.js';

@Module({ controllers: [DecisionsPages] })
export class DecisionsModule {}
