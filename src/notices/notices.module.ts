import { Module } from '@nestjs/common';
import { ChoicesController } from './choices.controller.js';
import { ChoicesPages } from './choices.pages.js';

@Module({ controllers: [ChoicesController, ChoicesPages] })
export class NoticesModule {}
