import { ApiProperty } from '@nestjs/swagger';
import { Ids, Text, Texts, YesNo } from '../platform/http/fields.js';
import { visitStates } from '../visits/visit.rules.js';
import type { VisitState } from '../visits/visit.rules.js';

const MOST_IDS = 50;

export class RequestGroupInput {
  @Ids({ max: MOST_IDS })
  visitorIds: string[];

  @Texts({ min: 1, max: 3, length: 500, description: 'What they want to find out.' })
  learningGoals: string[];

  @YesNo({
    optional: true,
    description: 'All or none, decided in one; otherwise each is decided about. Together when left out.',
  })
  isTogether?: boolean;

  @YesNo({ optional: true, description: "Whether what looks like a customer's data is none." })
  isVouched?: boolean;
}

export class DeclineGroupInput {
  @Text({ max: 1000 })
  reason: string;
}

class GroupMemberAnswer {
  @ApiProperty({ format: 'uuid' })
  visitId: string;

  @ApiProperty({ format: 'uuid' })
  visitorId: string;

  @ApiProperty({ enum: visitStates })
  state: VisitState;
}

export class GroupAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  slotId: string;

  @ApiProperty({ format: 'uuid' })
  requestedById: string;

  @ApiProperty({ format: 'date-time' })
  requestedAt: string;

  @ApiProperty()
  isTogether: boolean;

  @ApiProperty({ type: [GroupMemberAnswer] })
  members: GroupMemberAnswer[];
}
