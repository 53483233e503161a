import { ApiProperty } from '@nestjs/swagger';
import { LocalDate, OneOf, Text } from '../platform/http/fields.js';
import { type Holiday, holidayNames } from './holidays.rules.js';
import { type SpecialDayKind, specialDayKinds } from './special-day.rules.js';

export class AddSpecialDaysInput {
  @OneOf(specialDayKinds, { optional: true, description: '`open`: although it is a holiday. `closed` when left out.' })
  kind?: SpecialDayKind;

  @LocalDate()
  firstOn: string;

  @LocalDate({ optional: true, description: 'Included; the first day when left out.' })
  lastOn?: string;

  @Text({ min: 0, max: 100, optional: true, description: 'What people call it; needed for closed days.' })
  name?: string;
}

export class FreeDaysFilterInput {
  @LocalDate({ optional: true, description: 'Today when left out.' })
  from?: string;

  @LocalDate({ optional: true, description: 'Included; a year from the first when left out, and never later.' })
  to?: string;
}

class SpecialDaysAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: specialDayKinds })
  kind: SpecialDayKind;

  @ApiProperty({ format: 'date' })
  firstOn: string;

  @ApiProperty({ format: 'date' })
  lastOn: string;

  @ApiProperty()
  name: string;
}

class FreeDayAnswer {
  @ApiProperty({ format: 'date' })
  date: string;

  @ApiProperty({ type: 'string', enum: holidayNames, nullable: true, description: 'Null: a day of its own.' })
  holiday: Holiday | null;

  @ApiProperty({ description: 'What the department calls it; empty for a holiday.' })
  name: string;
}

export class FreeDaysAnswer {
  @ApiProperty({ type: [FreeDayAnswer] })
  freeDays: FreeDayAnswer[];

  @ApiProperty({
    type: [SpecialDaysAnswer],
    description: 'What the department itself has said, holidays it opens as well.',
  })
  specialDays: SpecialDaysAnswer[];
}
