import { Module } from '@nestjs/common';
import { DepartmentQuestionsController } from './department-questions.controller.js';
import { DepartmentQuestionsPages } from './department-questions.pages.js';
import { FormLinkPages } from './form-link.pages.js';
import { FormsPages } from './forms.pages.js';
import { FormsController } from './forms.controller.js';

@Module({
  controllers: [FormsController, DepartmentQuestionsController, DepartmentQuestionsPages, FormLinkPages, FormsPages],
})
export class FeedbackModule {}
