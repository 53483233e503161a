import { ApiProperty } from '@nestjs/swagger';
import { Id, Ids, OneOf, Several, Text, Texts, Whole, YesNo } from '../platform/http/fields.js';
import { PageInput } from '../platform/http/paging.dto.js';
import { type Channel, channels } from '../slots/slot.rules.js';
import { LAST_DAY, MOST_STOPS } from './programme.rules.js';

export class ProgrammeStopInput {
  @Id({ description: 'The department that is visited.' })
  departmentId: string;

  @OneOf(channels, { optional: true, nullable: true, description: 'Null: whichever.' })
  channel?: Channel | null;

  @Whole({ min: 15, max: 720, optional: true, nullable: true, description: 'At least this long; null: whichever.' })
  leastMinutes?: number | null;

  @Whole({ min: 0, max: LAST_DAY, description: 'Working days after the first day, which is day 0.' })
  fromDay: number;

  @Whole({ min: 0, max: LAST_DAY, description: 'The last day of the window, itself included.' })
  toDay: number;

  @Whole({ min: 1, max: 10, optional: true, description: 'How many visits; 1 when left out.' })
  visits?: number;

  @YesNo({ optional: true, description: 'True when left out.' })
  isRequired?: boolean;

  @Whole({ min: 1, max: 10, optional: true, description: 'What weighs more is placed first; 1 when left out.' })
  weight?: number;
}

export class AddProgrammeInput {
  @Text({ max: 100 })
  name: string;

  @Several(() => ProgrammeStopInput, { max: MOST_STOPS, description: 'In their order.' })
  stops: ProgrammeStopInput[];

  @YesNo({ optional: true, description: 'Whether stops are visited in their order; false when left out.' })
  isOrdered?: boolean;

  @Whole({ min: 1, max: 4, optional: true, description: 'Visits of one hire in a day; 1 when left out.' })
  mostPerDay?: number;

  @Whole({ min: 1, max: 20, optional: true, nullable: true, description: 'Visits in a week; null: no limit.' })
  mostPerWeek?: number | null;

  @Ids({ max: 300, optional: true, description: 'For people of these departments; all when empty.' })
  departmentIds?: string[];

  @Texts({ min: 0, max: 50, length: 100, optional: true, description: 'And at these places; all when empty.' })
  locations?: string[];

  @Texts({
    min: 0,
    max: 50,
    length: 100,
    optional: true,
    description: 'And with one of these words in their job title.',
  })
  jobTitles?: string[];
}

/** What is left out stays as it is. */
export class ChangeProgrammeInput {
  @Text({ max: 100, optional: true })
  name?: string;

  @Several(() => ProgrammeStopInput, { max: MOST_STOPS, optional: true, description: 'All stops, in their order.' })
  stops?: ProgrammeStopInput[];

  @YesNo({ optional: true })
  isOrdered?: boolean;

  @Whole({ min: 1, max: 4, optional: true })
  mostPerDay?: number;

  @Whole({ min: 1, max: 20, optional: true, nullable: true })
  mostPerWeek?: number | null;

  @Ids({ max: 300, optional: true })
  departmentIds?: string[];

  @Texts({ min: 0, max: 50, length: 100, optional: true })
  locations?: string[];

  @Texts({ min: 0, max: 50, length: 100, optional: true })
  jobTitles?: string[];
}

export class ProgrammeFilterInput extends PageInput {
  @YesNo({ optional: true, description: 'True: those put away; false or left out: those in use.' })
  isArchived?: boolean;
}

class ProgrammeStopAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty()
  departmentName: string;

  @ApiProperty({ enum: [...channels, null], nullable: true })
  channel: Channel | null;

  @ApiProperty({ type: 'integer', nullable: true })
  leastMinutes: number | null;

  @ApiProperty({ type: 'integer' })
  visits: number;

  @ApiProperty({ type: 'integer' })
  fromDay: number;

  @ApiProperty({ type: 'integer' })
  toDay: number;

  @ApiProperty()
  isRequired: boolean;

  @ApiProperty({ type: 'integer' })
  weight: number;
}

export class ProgrammeAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: 'integer', description: 'Rises with every change of what it says.' })
  version: number;

  @ApiProperty({ format: 'uuid' })
  versionId: string;

  @ApiProperty()
  isArchived: boolean;

  @ApiProperty()
  isOrdered: boolean;

  @ApiProperty({ type: 'integer' })
  mostPerDay: number;

  @ApiProperty({ type: 'integer', nullable: true })
  mostPerWeek: number | null;

  @ApiProperty({ type: [String], format: 'uuid' })
  departmentIds: string[];

  @ApiProperty({ type: [String] })
  locations: string[];

  @ApiProperty({ type: [String] })
  jobTitles: string[];

  @ApiProperty({ type: [ProgrammeStopAnswer] })
  stops: ProgrammeStopAnswer[];
}

export class ProgrammeVersionAnswer {
  @ApiProperty({ format: 'uuid' })
  versionId: string;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty({ type: 'string', format: 'date-time' })
  createdAt: string;

  @ApiProperty({ type: 'integer', description: 'Rotations on this version that are open.' })
  openRotations: number;
}

/** For whom a programme is, among the people who work here now. */
export class AudienceAnswer {
  @ApiProperty({ type: 'integer' })
  people: number;

  @ApiProperty({ type: 'integer', description: 'Of them, who still have to start.' })
  coming: number;
}
