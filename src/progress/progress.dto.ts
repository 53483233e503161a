import { ApiProperty } from '@nestjs/swagger';
import { Id, OneOf, Text } from '../platform/http/fields.js';
import { PageInput } from '../platform/http/paging.dto.js';
import { type Grouping, groupings, type ProgressState, progressStates, type View, views } from './progress.rules.js';

const VIEW =
  '`all`: everybody, for HR; `people`: your own people; `stops`: what is to be seen at departments you lead.';

export class ProgressInput {
  @OneOf(views, { optional: true, description: `${VIEW} The widest you have when left out.` })
  view?: View;

  @Id({ optional: true, description: 'The department of the hire.' })
  departmentId?: string;

  @Id({ optional: true })
  managerId?: string;

  @Id({ optional: true })
  cohortId?: string;

  @Id({ optional: true, description: 'The department where one goes for a stop.' })
  hostId?: string;
}

export class ProgressFiguresInput extends ProgressInput {
  @OneOf(groupings, { optional: true, description: 'By what those who are overdue are counted; `stop` when left out.' })
  by?: Grouping;
}

/** The fields of `ProgressInput`, and how a list is read. */
export class ProgressHiresInput extends PageInput {
  @OneOf(views, { optional: true, description: VIEW })
  view?: View;

  @Id({ optional: true })
  departmentId?: string;

  @Id({ optional: true })
  managerId?: string;

  @Id({ optional: true })
  cohortId?: string;

  @Id({ optional: true })
  hostId?: string;

  @OneOf(progressStates, { optional: true })
  state?: ProgressState;

  @Text({ min: 0, max: 200, optional: true, description: 'Part of a name or mail address.' })
  search?: string;
}

class MilestoneAnswer {
  @ApiProperty({ type: 'integer' })
  week: number;

  @ApiProperty({ type: 'integer', description: 'Hires for whom so many weeks have passed.' })
  of: number;

  @ApiProperty({ type: 'integer', description: 'Of them, who had finished by then.' })
  finished: number;
}

class OverdueAnswer {
  @ApiProperty({ format: 'uuid', nullable: true, type: 'string' })
  id: string | null;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: 'integer' })
  hires: number;

  @ApiProperty({ type: 'integer', description: 'Of so many hires.' })
  of: number;
}

export class ProgressAnswer {
  @ApiProperty({ type: 'integer' })
  hires: number;

  @ApiProperty({ type: 'integer' })
  finished: number;

  @ApiProperty({ type: 'integer' })
  overdueHires: number;

  @ApiProperty({ type: 'integer' })
  overdueStops: number;

  @ApiProperty({ type: 'integer' })
  toPlanHires: number;

  @ApiProperty({ type: 'integer' })
  toPlanVisits: number;

  @ApiProperty({ type: 'integer', description: 'Visits from Monday to Sunday.' })
  weekVisits: number;

  @ApiProperty({ type: 'number', nullable: true, description: 'Calendar days from first day to first visit.' })
  medianDays: number | null;

  @ApiProperty({ type: 'integer', description: 'Of so many hires.' })
  medianOf: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Null for whoever may not know.' })
  missed: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Called off late; null for whoever may not know.' })
  late: number | null;

  @ApiProperty({ type: [MilestoneAnswer] })
  byWeek: MilestoneAnswer[];

  @ApiProperty({ type: [OverdueAnswer] })
  overdue: OverdueAnswer[];
}

class OpenStopAnswer {
  @ApiProperty()
  departmentName: string;

  @ApiProperty({ type: 'string', format: 'date' })
  dueOn: string;
}

export class ProgressHireAnswer {
  @ApiProperty({ format: 'uuid' })
  rotationId: string;

  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty()
  name: string;

  @ApiProperty()
  departmentName: string;

  @ApiProperty({ description: 'Empty when there is none, and in the view of stops.' })
  managerName: string;

  @ApiProperty({ type: 'string', format: 'date' })
  firstOn: string;

  @ApiProperty({ type: 'integer' })
  visits: number;

  @ApiProperty({ type: 'integer' })
  done: number;

  @ApiProperty({ type: 'integer' })
  planned: number;

  @ApiProperty()
  isFinished: boolean;

  @ApiProperty({ type: [OpenStopAnswer] })
  overdue: OpenStopAnswer[];

  @ApiProperty({ type: [OpenStopAnswer] })
  toPlan: OpenStopAnswer[];
}
