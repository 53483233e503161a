import { ApiProperty } from '@nestjs/swagger';
import { Dates, Id, LocalDate, OneOf, Text } from '../platform/http/fields.js';
import { PageInput } from '../platform/http/paging.dto.js';
import { ChangeSlotInput, PublishSlotInput } from '../slots/slots.dto.js';
import { MOST_DATES } from './recurrence.rules.js';
import { type GuestChoice, guestChoices } from './series.rules.js';
import { type SeriesStepKind, seriesStepKinds } from './series-step.js';

const RULE =
  'RFC 5545 RRULE over dates with an end: `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=10`. Daily, weekly (BYDAY) or monthly ' +
  '(BYDAY `1MO` to `-4SU`, or BYMONTHDAY 1 to 28), with COUNT or UNTIL (`20270330`).';

/** A slot, its hours those of the first date; each date has them on the clock of the department. */
export class PublishSeriesInput extends PublishSlotInput {
  @Text({ max: 200, description: RULE })
  rule: string;

  @Dates({
    max: MOST_DATES,
    optional: true,
    description: 'Which dates of the rule; all but closed days when left out. A closed day that is named is opened.',
  })
  dates?: string[];
}

/** What is left out stays as it is. `startsAt` and `endsAt` are the hours of the first slot that changes. */
export class ChangeSeriesInput extends ChangeSlotInput {
  @LocalDate({
    optional: true,
    description: 'From the slot of this date on; all that are still to come when left out.',
  })
  from?: string;

  @OneOf(guestChoices, {
    description: '`follow`: visits go along and are told. `stay`: only slots without guests move.',
  })
  guests: GuestChoice;

  @Text({ max: 200, optional: true, description: RULE })
  rule?: string;

  @Dates({
    max: MOST_DATES,
    optional: true,
    description: 'On which new dates to publish; all but closed days when left out.',
  })
  dates?: string[];
}

export class StopSeriesInput {
  @LocalDate({
    optional: true,
    description: 'From the slot of this date on; all that are still to come when left out.',
  })
  from?: string;

  @OneOf(guestChoices, { description: '`follow`: visits are called off and told. `stay`: slots with guests stay.' })
  guests: GuestChoice;

  @Text({ min: 0, max: 1000, optional: true, description: 'Told to guests whose visit is called off.' })
  reason?: string;
}

export class SeriesFilterInput extends PageInput {
  @Id()
  departmentId: string;
}

export class SeriesAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty({ example: 'FREQ=WEEKLY;BYDAY=TU;COUNT=10' })
  rule: string;

  @ApiProperty({ format: 'date' })
  startsOn: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  stoppedAt: string | null;

  @ApiProperty({ type: [String], format: 'uuid', description: 'Published slots, in order of start.' })
  slotIds: string[];
}

class SeriesStepAnswer {
  @ApiProperty({ enum: seriesStepKinds })
  kind: SeriesStepKind;

  @ApiProperty({ format: 'date' })
  date: string;

  @ApiProperty({ type: 'string', format: 'date', nullable: true, description: 'Where a slot stood that has moved.' })
  movedFrom: string | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  slotId: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'Why it was refused: the reason of a problem, or null.' })
  reason: string | null;

  @ApiProperty({ type: 'integer', description: 'People with a visit, a request or a place in line there.' })
  guests: number;
}

export class SeriesChangeAnswer {
  @ApiProperty({ type: SeriesAnswer })
  series: SeriesAnswer;

  @ApiProperty({ type: [SeriesStepAnswer] })
  steps: SeriesStepAnswer[];
}
