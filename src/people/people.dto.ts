import { ApiProperty } from '@nestjs/swagger';
import { Email, Id, OneOf, Several, Text, TimeZone, YesNo } from '../platform/http/fields.js';
import { PageInput } from '../platform/http/paging.dto.js';
import { type Language, languages } from '../platform/views/languages.js';
import type { RoleName } from './person.rules.js';
import { roleNames } from './person.rules.js';

export class RoleInput {
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

  @Several(() => RoleInput, { max: 50, optional: true })
  roles?: RoleInput[];
}

export class AddDepartmentInput {
  @Text({ max: 100 })
  name: string;

  @YesNo({ optional: true, description: 'Whether colleagues can come and look here; `false` when left out.' })
  isHost?: boolean;

  @Text({ min: 0, max: 200, optional: true })
  place?: string;

  @TimeZone()
  timeZone: string;
}

export class PeopleFilterInput extends PageInput {
  @Id({ optional: true })
  departmentId?: string;

  @Text({ max: 100, optional: true, description: 'Part of a name or mail address.' })
  search?: string;
}

export class DepartmentFilterInput extends PageInput {
  @YesNo({ optional: true })
  isHost?: boolean;
}

export class RoleAnswer {
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

  @ApiProperty()
  isActive: boolean;

  @ApiProperty({ type: [RoleAnswer] })
  roles: RoleAnswer[];
}

export class DepartmentAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  isHost: boolean;

  @ApiProperty()
  place: string;

  @ApiProperty({ example: 'Europe/Amsterdam' })
  timeZone: string;
}

export class EmailInput {
  @Email()
  email: string;

  @Text({ min: 0, max: 500, optional: true })
  next?: string;
}

export class CodeInput {
  @Text({ max: 6 })
  code: string;
}

export class LanguageInput {
  @OneOf(languages)
  language: Language;
}

export class TokenNameInput {
  @Text({ max: 100 })
  name: string;
}
