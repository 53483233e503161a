import { ApiProperty } from '@nestjs/swagger';
import { actionStates, type ActionState } from '../actions/action.rules.js';
import { Id, OneOf } from '../platform/http/fields.js';
import { PageInput } from '../platform/http/paging.dto.js';
import { type Fate, fates } from './fate.rules.js';
import { type Period, periods } from './period.rules.js';

const PERIOD = 'From the first of the month so long ago; the last twelve months when left out.';

export class OutcomeFiguresInput {
  @Id({ description: 'A floor of yours; any for HR.' })
  departmentId: string;

  @OneOf(periods, { optional: true, description: PERIOD })
  period?: Period;
}

export class OutcomesInput extends PageInput {
  @Id({ description: 'A floor of yours; any for HR.' })
  departmentId: string;

  @OneOf(periods, { optional: true, description: PERIOD })
  period?: Period;

  @OneOf(fates, { optional: true, description: 'All when left out.' })
  fate?: Fate;
}

export class OutcomeFiguresAnswer {
  @ApiProperty({ type: 'integer', description: 'Things that the floor raised; those that say the same count once.' })
  raised: number;

  @ApiProperty({ type: 'integer', description: 'Of them, what somebody sees to or has done.' })
  pickedUp: number;

  @ApiProperty({ type: 'integer' })
  done: number;

  @ApiProperty({ type: 'integer' })
  dropped: number;

  @ApiProperty({ type: 'integer' })
  waiting: number;
}

class FollowUpAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ enum: actionStates })
  state: ActionState;

  @ApiProperty()
  departmentName: string;

  @ApiProperty()
  ownerName: string;

  @ApiProperty({ format: 'date' })
  dueOn: string;

  @ApiProperty({ type: 'string', nullable: true, description: 'What came of it, when it is done.' })
  result: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'Why nothing comes of it, when it is dropped.' })
  reason: string | null;
}

class OutcomeAnswer {
  @ApiProperty({ format: 'uuid', description: 'The learning.' })
  id: string;

  @ApiProperty()
  text: string;

  @ApiProperty({ enum: fates })
  fate: Fate;

  @ApiProperty({ type: [FollowUpAnswer] })
  actions: FollowUpAnswer[];
}

export class FloorOutcomeAnswer extends OutcomeAnswer {
  @ApiProperty({ type: 'string', nullable: true })
  themeName: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'The department it is for, if one was named.' })
  forDepartmentName: string | null;

  @ApiProperty({ type: 'integer', description: 'By how many it was said on this floor.' })
  learnings: number;

  @ApiProperty({ type: 'integer', description: 'How often it was heard on this floor.' })
  heard: number;

  @ApiProperty({ example: '2026-11', description: 'The month in which it was heard last.' })
  month: string;

  @ApiProperty({ description: 'Whether you are among those who said it.' })
  isOwn: boolean;
}

export class OwnOutcomeAnswer extends OutcomeAnswer {
  @ApiProperty({ format: 'uuid' })
  visitId: string;

  @ApiProperty({ description: 'That was visited.' })
  departmentName: string;

  @ApiProperty({ type: 'integer', description: 'How many others said the same.' })
  others: number;
}

export class ThanksAnswer {
  @ApiProperty({ format: 'uuid' })
  visitId: string;

  @ApiProperty()
  text: string;

  @ApiProperty()
  visitorName: string;

  @ApiProperty()
  hostName: string;

  @ApiProperty()
  departmentName: string;

  @ApiProperty({ format: 'date-time', description: "Of the visit, in the department's time zone." })
  startsAt: string;

  @ApiProperty({ description: 'Whether the host lets leads read it.' })
  isShared: boolean;
}

export class WallAnswer {
  @ApiProperty({ type: 'string', nullable: true, description: 'Opens without signing in; null when there is none.' })
  url: string | null;
}
