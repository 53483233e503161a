import { Module } from '@nestjs/common';
import { DepartmentPages } from './department.pages.js';
import { DepartmentsController } from './departments.controller.js';
import { DepartmentsPages } from './departments.pages.js';
import { PeopleController } from './people.controller.js';
import { PeoplePages } from './people.pages.js';
import { PersonPages } from './person.pages.js';

const pages = [DepartmentPages, DepartmentsPages, PeoplePages, PersonPages];

/** Who works here and in which department, kept up to date by HR and admins. */
@Module({ controllers: [DepartmentsController, PeopleController, ...pages] })
export class DirectoryModule {}
