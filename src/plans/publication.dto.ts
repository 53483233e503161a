import { ApiProperty } from '@nestjs/swagger';
import { Id, Whole, YesNo } from '../platform/http/fields.js';
import { type BrokenReason, lostReasons } from './broken-visits.queries.js';
import { notThereReasons } from './hire-there.queries.js';
import { LONGEST_SECONDS } from './plan.rules.js';

const LAST_REVISION = 2_147_483_647;

export class PublishPlanInput {
  @Whole({
    min: 0,
    max: LAST_REVISION,
    optional: true,
    description: 'Of the plan that was looked at: refused when it was changed since. Left out: as it is now.',
  })
  revision?: number;

  @YesNo({
    optional: true,
    description: 'Whether to publish the rest when some placements cannot become visits any more; refused otherwise.',
  })
  withoutBroken?: boolean;
}

class BrokenAnswer {
  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ format: 'uuid' })
  rotationId: string;

  @ApiProperty({ format: 'uuid' })
  stopId: string;

  @ApiProperty({ format: 'uuid' })
  slotId: string;

  @ApiProperty({ description: 'Why no visit can be made of it any more.', example: 'slot-full' })
  reason: string;
}

export class PublicationAnswer {
  @ApiProperty({ type: 'integer', description: 'Visits that are made anew.' })
  added: number;

  @ApiProperty({ type: 'integer', description: 'Visits that go over to another moment.' })
  moved: number;

  @ApiProperty({ type: 'integer', description: 'Visits that are called off.' })
  calledOff: number;

  @ApiProperty({ type: 'integer', description: 'Visits that stay as they are.' })
  kept: number;

  @ApiProperty({ type: 'integer', description: 'The revision of the plan that this says.' })
  revision: number;

  @ApiProperty({ type: [BrokenAnswer], description: 'Placements that cannot become visits any more.' })
  broken: BrokenAnswer[];
}

export class OrderRepairInput {
  @Id({ optional: true, nullable: true, description: 'Of one cohort; of everybody when left out.' })
  cohortId?: string | null;

  @Whole({ min: 1, max: LONGEST_SECONDS, optional: true, description: 'How long the planner may think.' })
  seconds?: number;
}

export class BrokenFilterInput {
  @Id({ optional: true })
  cohortId?: string;
}

class BrokenVisitAnswer {
  @ApiProperty({ format: 'uuid' })
  visitId: string;

  @ApiProperty({ format: 'uuid' })
  rotationId: string;

  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ format: 'uuid' })
  cohortId: string;

  @ApiProperty({ format: 'uuid' })
  stopId: string;

  @ApiProperty({ format: 'date-time' })
  startsAt: string;

  @ApiProperty({ enum: [...notThereReasons, ...lostReasons] })
  reason: BrokenReason;

  @ApiProperty({ description: 'Whether it still stands in calendars.' })
  isStanding: boolean;
}

export class BrokenVisitsAnswer {
  @ApiProperty({ type: [BrokenVisitAnswer], description: 'By hire, and in order of start.' })
  items: BrokenVisitAnswer[];
}
