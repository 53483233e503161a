import { Module } from '@nestjs/common';
import { AccountPages } from './account.pages.js';
import { AuditController } from './audit.controller.js';
import { DepartmentsController } from './departments.controller.js';
import { LanguagePages } from './language.pages.js';
import { DepartmentsPages } from './departments.pages.js';
import { PeopleController } from './people.controller.js';
import { PeoplePages } from './people.pages.js';
import { SignInPages } from './sign-in.pages.js';

@Module({
  controllers: [
    AccountPages,
    AuditController,
    DepartmentsController,
    LanguagePages,
    PeopleController,
    DepartmentsPages,
    PeoplePages,
    SignInPages,
  ],
})
export class PeopleModule {}
