import { ApiProperty } from '@nestjs/swagger';
import type { RoleName } from '../people/person.rules.js';
import { roleNames } from '../people/person.rules.js';
import { Email, Id, LocalDate, OneOf, Several, Text, YesNo } from '../platform/http/fields.js';
import { Weekdays } from '../platform/http/weekdays-field.js';
import { PageInput } from '../platform/http/paging.dto.js';
import { type Language, languages } from '../platform/views/languages.js';

class RoleInput {
  @OneOf(roleNames)
  role: RoleName;

  @Id({ optional: true, nullable: true, description: 'For lead, deputy and host; null for admin and hr.' })
  departmentId?: string | null;
}

export class AddPersonInput {
  @Text({ max: 100 })
  givenName: string;

  @Text({ min: 0, max: 50, optional: true, description: 'Such as `van der`.' })
  namePrefix?: string;

  @Text({ max: 100 })
  familyName: string;

  @Email()
  email: string;

  @OneOf(languages, { optional: true, description: '`nl` when left out.' })
  language?: Language;

  @Id()
  departmentId: string;

  @Id({ optional: true, nullable: true })
  managerId?: string | null;

  @LocalDate({ optional: true, nullable: true, description: 'First day at work.' })
  startsOn?: string | null;

  @LocalDate({ optional: true, nullable: true, description: 'Last day at work.' })
  leavesOn?: string | null;

  @Text({ max: 50, optional: true, nullable: true, description: 'The key in the systems of HR; nobody else has it.' })
  personnelNumber?: string | null;

  @Text({ min: 0, max: 200, optional: true })
  jobTitle?: string;

  @Text({ min: 0, max: 200, optional: true, description: 'The office where somebody usually works.' })
  location?: string;

  @Weekdays({ optional: true, description: 'ISO weekdays, 1 for Monday; Monday to Friday when left out.' })
  workdays?: number[];

  @Several(() => RoleInput, { max: 50, optional: true })
  roles?: RoleInput[];
}

/** What is left out stays as it is. */
export class ChangePersonInput {
  @Text({ max: 100, optional: true })
  givenName?: string;

  @Text({ min: 0, max: 50, optional: true })
  namePrefix?: string;

  @Text({ max: 100, optional: true })
  familyName?: string;

  @Email({ optional: true })
  email?: string;

  @OneOf(languages, { optional: true })
  language?: Language;

  @Id({ optional: true })
  departmentId?: string;

  @Id({ optional: true, nullable: true })
  managerId?: string | null;

  @LocalDate({ optional: true, nullable: true, description: 'First day at work.' })
  startsOn?: string | null;

  @LocalDate({ optional: true, nullable: true, description: 'Last day at work.' })
  leavesOn?: string | null;

  @Text({ max: 50, optional: true, nullable: true, description: 'The key in the systems of HR; nobody else has it.' })
  personnelNumber?: string | null;

  @Text({ min: 0, max: 200, optional: true })
  jobTitle?: string;

  @Text({ min: 0, max: 200, optional: true, description: 'The office where somebody usually works.' })
  location?: string;

  @Weekdays({ optional: true, description: 'ISO weekdays, 1 for Monday.' })
  workdays?: number[];
}

/** Details and, through the API, whether somebody works here and as what. */
export class PatchPersonInput extends ChangePersonInput {
  @YesNo({ optional: true, description: '`false`: has left. Coming visits are called off and all roles end.' })
  isActive?: boolean;

  @Several(() => RoleInput, { max: 50, optional: true, description: 'All roles from now on; for admins.' })
  roles?: RoleInput[];
}

export class PeopleFilterInput extends PageInput {
  @Id({ optional: true })
  departmentId?: string;

  @Text({ max: 100, optional: true, description: 'Words, each part of a name or mail address; accents do not matter.' })
  search?: string;

  @OneOf(roleNames, { optional: true })
  role?: RoleName;

  @YesNo({ optional: true, description: '`false`: only people who have left.' })
  isActive?: boolean;

  @LocalDate({ optional: true, description: 'Only people whose first day is this date or later.' })
  startsFrom?: string;
}

class RoleAnswer {
  @ApiProperty({ enum: roleNames })
  role: RoleName;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  departmentId: string | null;
}

export class PersonAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  givenName: string;

  @ApiProperty()
  namePrefix: string;

  @ApiProperty()
  familyName: string;

  @ApiProperty({ format: 'email' })
  email: string;

  @ApiProperty({ enum: languages })
  language: Language;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  managerId: string | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true, description: 'First day at work.' })
  startsOn: string | null;

  @ApiProperty({ type: 'string', format: 'date', nullable: true, description: 'Last day at work.' })
  leavesOn: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'The key in the systems of HR.' })
  personnelNumber: string | null;

  @ApiProperty()
  jobTitle: string;

  @ApiProperty({ description: 'The office where somebody usually works; empty when nobody said.' })
  location: string;

  @ApiProperty({ type: [Number], description: 'ISO weekdays, 1 for Monday.' })
  workdays: number[];

  @ApiProperty()
  isActive: boolean;

  @ApiProperty({ type: [RoleAnswer] })
  roles: RoleAnswer[];
}

export class DeactivatePersonInput {
  @Text({ min: 0, max: 1000, optional: true })
  reason?: string;
}
