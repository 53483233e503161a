import { Module } from '@nestjs/common';
import { DepartmentQuestionsController } from './department-questions.controller.js';
import { DepartmentQuestionsPages } from './department-questions.pages.js';

@Module({ controllers: [DepartmentQuestionsController, DepartmentQuestionsPages] })
export class FeedbackModule {}
