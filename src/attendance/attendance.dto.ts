import { ApiProperty } from '@nestjs/swagger';
import { OneOf, Text } from '../platform/http/fields.js';
import { PageInput } from '../platform/http/paging.dto.js';
import { type Outcome, outcomes, tellers, type ToldBy } from './attendance.rules.js';

export class MarkAttendanceInput {
  @OneOf(outcomes)
  outcome: Outcome;

  @OneOf(tellers, {
    optional: true,
    description: 'Who let know that the guest would not come; `nobody` when left out. Only for `missed`.',
  })
  toldBy?: ToldBy;

  @Text({ min: 0, max: 500, optional: true, description: 'Why the guest did not come. Only for `missed`.' })
  reason?: string;
}

export class AttendanceFilterInput extends PageInput {}

export class AttendanceAnswer {
  @ApiProperty({ format: 'uuid' })
  visitId: string;

  @ApiProperty({
    enum: [...outcomes, null],
    nullable: true,
    type: 'string',
    description: 'Null: nobody marked it yet.',
  })
  outcome: Outcome | null;

  @ApiProperty({ enum: [...tellers, null], nullable: true, type: 'string' })
  toldBy: ToldBy | null;

  @ApiProperty({ type: 'string', nullable: true })
  reason: string | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  markedById: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  markedAt: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'When the visitor confirmed.' })
  confirmedAt: string | null;

  @ApiProperty({ description: 'Whether the guest called off so late that the seat stayed empty.' })
  isCancelledLate: boolean;
}

export class ToMarkAnswer {
  @ApiProperty({ format: 'uuid' })
  visitId: string;

  @ApiProperty({ format: 'uuid' })
  slotId: string;

  @ApiProperty()
  visitorName: string;

  @ApiProperty({ format: 'date-time', description: "In the department's time zone." })
  startsAt: string;

  @ApiProperty({ format: 'date-time' })
  endsAt: string;

  @ApiProperty({ description: 'Whether the visitor said to have been there.' })
  isConfirmed: boolean;
}
