import { Module } from '@nestjs/common';
import { StartPages } from './start.pages.js';

@Module({ controllers: [StartPages] })
export class StartModule {}
