import { Module } from '@nestjs/common';
import { EffectController } from './effect.controller.js';
import { EffectPages } from './effect.pages.js';

@Module({ controllers: [EffectController, EffectPages] })
export class EffectModule {}
