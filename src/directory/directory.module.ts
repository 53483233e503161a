import { Module } from '@nestjs/common';
import { AbsencePages } from './absence.pages.js';
import { AbsencesController } from './absences.controller.js';
import { DepartmentPages } from './department.pages.js';
import { DepartmentsController } from './departments.controller.js';
import { DepartmentsPages } from './departments.pages.js';
import { PeopleController } from './people.controller.js';
import { PeoplePages } from './people.pages.js';
import { PersonPages } from './person.pages.js';

const pages = [AbsencePages, DepartmentPages, DepartmentsPages, PeoplePages, PersonPages];

/** Who works here and in which department, kept up to date by HR and admins. */
@Module({ controllers: [AbsencesController, DepartmentsController, PeopleController, ...pages] })
export class DirectoryModule {}
