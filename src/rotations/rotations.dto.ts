import { ApiProperty } from '@nestjs/swagger';
import { Id, Ids, LocalDate, OneOf, Text, YesNo } from '../platform/http/fields.js';
import { PageInput } from '../platform/http/paging.dto.js';
import { channels, type Channel } from '../slots/slot.rules.js';
import { visitStates, type VisitState } from '../visits/visit.rules.js';
import { type StopState, stopStates } from './path.rules.js';
import { type RotationState, rotationStates } from './rotation.rules.js';

const MOST_HIRES = 1000;

export class CohortInput {
  @Text({ max: 100 })
  name: string;

  @LocalDate({ description: 'Whose first day is this one or later.' })
  firstOn: string;

  @LocalDate({ description: 'Whose first day is this one or earlier.' })
  lastOn: string;
}

/** What is left out stays as it is. */
export class ChangeCohortInput {
  @Text({ max: 100, optional: true })
  name?: string;

  @LocalDate({ optional: true })
  firstOn?: string;

  @LocalDate({ optional: true })
  lastOn?: string;
}

export class CohortFilterInput extends PageInput {
  @Text({ min: 0, max: 100, optional: true, description: 'A part of the name.' })
  search?: string;
}

export class AddRotationsInput {
  @Ids({
    max: MOST_HIRES,
    optional: true,
    description: 'Who starts; everybody who begins on the days of the cohort when left out.',
  })
  personIds?: string[];

  @Id({ optional: true, description: 'On which programme; the one that is for them when left out.' })
  programmeId?: string;
}

export class RotationFilterInput extends PageInput {
  @Id({ optional: true })
  cohortId?: string;

  @OneOf(rotationStates, { optional: true })
  state?: RotationState;

  @Text({ max: 100, optional: true, description: 'Words, each part of a name or mail address.' })
  search?: string;
}

export class StopRotationInput {
  @Text({ min: 0, max: 500, optional: true, description: 'Told to the hire.' })
  reason?: string;

  @YesNo({ optional: true, description: 'Whether visits still to come are called off; they are when left out.' })
  callsOff?: boolean;
}

export class SwitchProgrammeInput {
  @Id()
  programmeId: string;
}

export class StopOfRotationInput {
  @Id()
  stopId: string;
}

export class ExtendStopInput extends StopOfRotationInput {
  @LocalDate({ description: 'The last day of the window from now on.' })
  untilOn: string;
}

export class CohortAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ format: 'date' })
  firstOn: string;

  @ApiProperty({ format: 'date' })
  lastOn: string;

  @ApiProperty({ type: 'integer', description: 'Rotations that go on.' })
  open: number;

  @ApiProperty({ type: 'integer' })
  stopped: number;

  @ApiProperty({ type: 'integer', description: 'People who begin on these days and are on no rotation.' })
  without: number;
}

class LeftOutAnswer {
  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ example: 'no-programme-fits' })
  reason: string;
}

export class AddedRotationsAnswer {
  @ApiProperty({ type: [String], format: 'uuid' })
  rotationIds: string[];

  @ApiProperty({ type: [LeftOutAnswer], description: 'Who begins then and could not be added by rule, with why.' })
  leftOut: LeftOutAnswer[];
}

export class RotationAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  cohortId: string;

  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty()
  personName: string;

  @ApiProperty({ format: 'uuid' })
  programmeId: string;

  @ApiProperty({ type: 'integer' })
  programmeVersion: number;

  @ApiProperty({ format: 'date' })
  firstOn: string;

  @ApiProperty({ enum: rotationStates })
  state: RotationState;
}

class VisitOfStopAnswer {
  @ApiProperty({ format: 'uuid' })
  visitId: string;

  @ApiProperty({ enum: visitStates })
  state: VisitState;

  @ApiProperty({ format: 'date-time' })
  startsAt: Date;

  @ApiProperty({ format: 'date-time' })
  endsAt: Date;
}

class StopAnswer {
  @ApiProperty({ format: 'uuid' })
  stopId: string;

  @ApiProperty({ enum: stopStates })
  state: StopState;

  @ApiProperty({ format: 'uuid', description: 'The department one visits.' })
  departmentId: string;

  @ApiProperty({ type: 'string', enum: [...channels, null], nullable: true, description: 'Null: whichever.' })
  channel: Channel | null;

  @ApiProperty()
  isRequired: boolean;

  @ApiProperty({ format: 'date', description: 'The first day of the window.' })
  from: string;

  @ApiProperty({ format: 'date', description: 'The last day of the window.' })
  to: string;

  @ApiProperty({ type: 'integer', description: 'How many the programme asks for.' })
  visits: number;

  @ApiProperty({ type: 'integer' })
  done: number;

  @ApiProperty({ type: 'integer' })
  planned: number;

  @ApiProperty({ type: [VisitOfStopAnswer], description: 'Those that were or are to be, in order of start.' })
  made: VisitOfStopAnswer[];
}

export class RotationPathAnswer extends RotationAnswer {
  @ApiProperty({ type: [StopAnswer] })
  stops: StopAnswer[];
}
