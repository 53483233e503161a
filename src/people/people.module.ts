import { Module } from '@nestjs/common';
import { AccountPages } from './account.pages.js';
import { AuditController } from './audit.controller.js';
import { DepartmentsController } from './departments.controller.js';
import { LanguagePages } from './language.pages.js';
import { PeopleController } from './people.controller.js';
import { SignInPages } from './sign-in.pages.js';

@Module({
  controllers: [AccountPages, AuditController, DepartmentsController, LanguagePages, PeopleController, SignInPages],
})
export class PeopleModule {}
