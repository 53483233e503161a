import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { DepartmentsController } from './departments.controller.js';
import { PeopleController } from './people.controller.js';

@Module({ controllers: [AuditController, DepartmentsController, PeopleController] })
export class PeopleModule {}
