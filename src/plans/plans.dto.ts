import { ApiProperty } from '@nestjs/swagger';
import { Id, OneOf, Whole } from '../platform/http/fields.js';
import { PageInput } from '../platform/http/paging.dto.js';
import { type PlanPhase, planPhases, type UnplacedReason, unplacedReasons } from '../planner/problem.js';
import { LONGEST_SECONDS, type PlanKind, planKinds, type PlanState, planStates, USUAL_SECONDS } from './plan.rules.js';

export class OrderPlanInput {
  @Id({ optional: true, nullable: true, description: 'Everybody whose rotation is open when left out.' })
  cohortId?: string | null;

  @Whole({
    min: 1,
    max: LONGEST_SECONDS,
    optional: true,
    description: `How long the planner may think; ${USUAL_SECONDS} when left out. It stops as soon as nothing is left to gain.`,
  })
  seconds?: number;

  @Id({ optional: true, nullable: true, description: 'A ready plan, whose pins, locks and exclusions hold again.' })
  basedOnId?: string | null;
}

export class AskForSeatsInput {
  @Id({ description: 'What the plan is short of, one of its `shortages`.' })
  shortageId: string;
}

export class PlanFilterInput extends PageInput {
  @Id({ optional: true })
  cohortId?: string;

  @OneOf(planStates, { optional: true })
  state?: PlanState;
}

class PlanProgressAnswer {
  @ApiProperty({
    enum: [...planPhases, null],
    nullable: true,
    description: 'What the planner is at; null before and after.',
  })
  phase: PlanPhase | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Visits with a seat, as far as it is.' })
  placed: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Visits that all stops ask for together.' })
  possible: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Proven: no plan places more.' })
  bound: number | null;

  @ApiProperty({ type: 'number', nullable: true, description: 'Since it began.' })
  seconds: number | null;
}

export class PlanSummaryAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: planKinds, description: '`repair`: the least change to what was published.' })
  kind: PlanKind;

  @ApiProperty({
    type: 'string',
    format: 'uuid',
    nullable: true,
    description: 'Null: everybody with an open rotation.',
  })
  cohortId: string | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  basedOnId: string | null;

  @ApiProperty({ enum: planStates })
  state: PlanState;

  @ApiProperty({ type: 'integer', description: 'How long the planner may think.' })
  seconds: number;

  @ApiProperty({ type: PlanProgressAnswer })
  progress: PlanProgressAnswer;

  @ApiProperty({ type: 'number', nullable: true, description: '(bound - placed) / bound; 0 is proven best.' })
  gap: number | null;

  @ApiProperty({ type: 'integer', description: 'Rises with every change by hand.' })
  revision: number;

  @ApiProperty({ format: 'uuid' })
  createdById: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  finishedAt: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  publishedAt: string | null;
}

class PlacementAnswer {
  @ApiProperty({ format: 'uuid' })
  rotationId: string;

  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ format: 'uuid' })
  stopId: string;

  @ApiProperty({ format: 'uuid' })
  slotId: string;

  @ApiProperty()
  isPinned: boolean;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'The visit it became, or was already.' })
  visitId: string | null;
}

class UnplacedAnswer {
  @ApiProperty({ format: 'uuid' })
  rotationId: string;

  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ format: 'uuid' })
  stopId: string;

  @ApiProperty({ enum: unplacedReasons })
  reason: UnplacedReason;
}

class MoreSeatsAnswer {
  @ApiProperty({ type: 'integer', description: 'So many more seats give as many visits one.' })
  seats: number;

  @ApiProperty({ type: [String], format: 'date', description: 'On any one of these days.' })
  days: string[];
}

export class ShortageAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty({ type: 'string', nullable: true })
  channel: string | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'A moment must be at least this long.' })
  leastMinutes: number | null;

  @ApiProperty({ type: 'integer', description: 'People who miss a visit here.' })
  people: number;

  @ApiProperty({ type: 'integer', description: 'Visits that found no seat here.' })
  missing: number;

  @ApiProperty({ type: 'string', format: 'date', description: 'The first day on which they could have come.' })
  fromOn: string;

  @ApiProperty({ type: 'string', format: 'date', description: 'And the last.' })
  untilOn: string;

  @ApiProperty({ type: 'integer', description: 'Seats that there are between these days, for everybody.' })
  seats: number;

  @ApiProperty({ type: [MoreSeatsAnswer], description: 'The fewest more seats that help; each step helps further.' })
  moreSeats: MoreSeatsAnswer[];

  @ApiProperty({ type: 'integer', description: 'Visits that no more seats would help.' })
  stillMissing: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Windows so many working days longer would help too.' })
  longerDays: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'So many visits.' })
  longerVisits: number | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'When the leads were asked.' })
  askedAt: string | null;
}

export class PlanAnswer extends PlanSummaryAnswer {
  @ApiProperty({ type: [PlacementAnswer] })
  placements: PlacementAnswer[];

  @ApiProperty({ type: [UnplacedAnswer], description: 'One entry for each visit that is missing.' })
  unplaced: UnplacedAnswer[];

  @ApiProperty({ type: [ShortageAnswer], description: 'What would help, per host department and kind of moment.' })
  shortages: ShortageAnswer[];
}
