import { Module } from '@nestjs/common';
import { EffectController } from './effect.controller.js';
import { EffectPages } from './effect.pages.js';
import { ResearchController } from './research.controller.js';
import { ResearchPages } from './research.pages.js';

@Module({ controllers: [EffectController, EffectPages, ResearchController, ResearchPages] })
export class EffectModule {}
