import { ApiProperty } from '@nestjs/swagger';
import { Id, Whole, YesNo } from '../platform/http/fields.js';
import { type Channel, channels } from '../slots/slot.rules.js';

const MOST_REVISIONS = 1_000_000;

export class SeenInput {
  @Whole({ min: 0, max: MOST_REVISIONS, description: 'The `revision` of the plan that was looked at.' })
  revision: number;
}

export class RemovePlacementInput extends SeenInput {
  @Id()
  placementId: string;
}

export class MovePlacementInput extends RemovePlacementInput {
  @Id()
  slotId: string;
}

export class PinPlacementInput extends RemovePlacementInput {
  @YesNo()
  isPinned: boolean;
}

export class LockHireInput extends SeenInput {
  @Id()
  rotationId: string;

  @YesNo()
  isPinned: boolean;
}

export class AddPlacementInput extends SeenInput {
  @Id()
  rotationId: string;

  @Id()
  stopId: string;

  @Id()
  slotId: string;
}

export class IncludeInput extends SeenInput {
  @Id()
  exclusionId: string;
}

export class ExcludeInput extends SeenInput {
  @Id({ optional: true, nullable: true, description: 'One hire; everybody when left out.' })
  rotationId?: string | null;

  @Id({ optional: true, nullable: true, description: 'One moment; all of them when left out.' })
  slotId?: string | null;
}

export class MomentsInput {
  @Id()
  rotationId: string;

  @Id()
  stopId: string;

  @Id({ optional: true, description: 'The visit that would move; one that is missing when left out.' })
  placementId?: string;
}

export class ComparisonInput {
  @Id({ description: 'Another plan.' })
  with: string;
}

export class MomentAnswer {
  @ApiProperty({ format: 'uuid' })
  slotId: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty({ enum: channels })
  channel: Channel;

  @ApiProperty()
  location: string;

  @ApiProperty({ format: 'date', description: 'On the calendar of the department.' })
  date: string;

  @ApiProperty({ format: 'date-time' })
  startsAt: string;

  @ApiProperty({ format: 'date-time' })
  endsAt: string;

  @ApiProperty({ type: 'integer', description: 'Seats for hires of this plan that it gives to nobody.' })
  free: number;

  @ApiProperty({ description: 'Whether the visit is here now.' })
  isNow: boolean;

  @ApiProperty({ type: 'string', nullable: true, description: 'Why the visit cannot be here; null when it can.' })
  reason: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'The same as a sentence.' })
  detail: string | null;
}

export class MomentsAnswer {
  @ApiProperty({ type: [MomentAnswer] })
  items: MomentAnswer[];
}

class ExclusionAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'Null: nobody goes to the moment.' })
  rotationId: string | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'Null: the hire is left out.' })
  slotId: string | null;
}

export class ExclusionsAnswer {
  @ApiProperty({ type: [ExclusionAnswer] })
  items: ExclusionAnswer[];
}

class PlanFiguresAnswer {
  @ApiProperty({ type: 'integer' })
  placed: number;

  @ApiProperty({ type: 'integer' })
  possible: number;

  @ApiProperty({ type: 'number', nullable: true, description: 'Mean working days from the opening of the window.' })
  meanWait: number | null;
}

class ChangesAnswer {
  @ApiProperty({ type: 'integer' })
  hires: number;

  @ApiProperty({ type: 'integer' })
  visits: number;
}

class LoadAnswer {
  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty()
  departmentName: string;

  @ApiProperty({ type: 'integer', description: 'Visits of this plan.' })
  one: number;

  @ApiProperty({ type: 'integer', description: 'Visits of the other plan.' })
  other: number;
}

export class ComparisonAnswer {
  @ApiProperty({ type: PlanFiguresAnswer })
  one: PlanFiguresAnswer;

  @ApiProperty({ type: PlanFiguresAnswer })
  other: PlanFiguresAnswer;

  @ApiProperty({ type: ChangesAnswer, description: 'Between the two.' })
  changes: ChangesAnswer;

  @ApiProperty({ type: [LoadAnswer] })
  loads: LoadAnswer[];
}
