import { ApiProperty } from '@nestjs/swagger';
import { Whole, YesNo } from '../platform/http/fields.js';

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
