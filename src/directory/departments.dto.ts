import { ApiProperty } from '@nestjs/swagger';
import { countries, type Country } from '../people/country.rules.js';
import { OneOf, Text, TimeZone, YesNo } from '../platform/http/fields.js';
import { PageInput } from '../platform/http/paging.dto.js';

export class AddDepartmentInput {
  @Text({ max: 100 })
  name: string;

  @YesNo({ optional: true, description: 'Whether colleagues can come and look here; `false` when left out.' })
  isHost?: boolean;

  @YesNo({ optional: true, description: 'Whether guests may listen in on live contacts; `true` when left out.' })
  allowsListening?: boolean;

  @Text({ min: 0, max: 200, optional: true })
  place?: string;

  @TimeZone()
  timeZone: string;

  @OneOf(countries, { optional: true, description: 'Whose public holidays are kept; by the time zone when left out.' })
  country?: Country;
}

/** What is left out stays as it is. */
export class ChangeDepartmentInput {
  @Text({ max: 100, optional: true })
  name?: string;

  @YesNo({ optional: true, description: 'Whether colleagues can come and look here.' })
  isHost?: boolean;

  @YesNo({ optional: true, description: 'Whether guests may listen in on live contacts.' })
  allowsListening?: boolean;

  @Text({ min: 0, max: 200, optional: true })
  place?: string;

  @TimeZone({ optional: true })
  timeZone?: string;

  @OneOf(countries, { optional: true, description: 'Whose public holidays are kept.' })
  country?: Country;
}

export class DepartmentFilterInput extends PageInput {
  @YesNo({ optional: true })
  isHost?: boolean;
}

export class DepartmentAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  isHost: boolean;

  @ApiProperty({ description: 'Whether guests may listen in on live contacts.' })
  allowsListening: boolean;

  @ApiProperty()
  place: string;

  @ApiProperty({ example: 'Europe/Amsterdam' })
  timeZone: string;

  @ApiProperty({ enum: countries, description: 'Whose public holidays are kept.' })
  country: Country;
}
