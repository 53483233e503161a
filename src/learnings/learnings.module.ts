import { Module } from '@nestjs/common';
import { LearningFiles } from './learning-files.pages.js';
import { LearningsController } from './learnings.controller.js';
import { LearningsPages } from './learnings.pages.js';
import { ThemesController } from './themes.controller.js';
import { ThemesPages } from './themes.pages.js';

@Module({ controllers: [LearningsController, ThemesController, ThemesPages, LearningFiles, LearningsPages] })
export class LearningsModule {}
