import { ApiProperty } from '@nestjs/swagger';
import { Id, Ids, OneOf, Text, Texts, YesNo } from '../platform/http/fields.js';
import { PageInput } from '../platform/http/paging.dto.js';
import { MOST_AT_ONCE, visitStates } from './visit.rules.js';
import type { VisitState } from './visit.rules.js';

export class RequestVisitInput {
  @Texts({ min: 1, max: 3, length: 500, description: 'What the visitor wants to find out.' })
  learningGoals: string[];

  @Id({ optional: true, description: 'For managers (their own people), HR and admin; the caller when left out.' })
  visitorId?: string;

  @YesNo({ optional: true, description: "Whether what looks like a customer's data is none." })
  isVouched?: boolean;
}

export class DeclineVisitInput {
  @Text({ max: 1000 })
  reason: string;
}

export class DecideSeveralInput {
  @Ids({ max: MOST_AT_ONCE })
  ids: string[];
}

export class CancelVisitInput {
  @Text({ max: 1000 })
  reason: string;
}

export class WithdrawSlotInput {
  @Text({ min: 0, max: 1000, optional: true, description: 'A word to everybody concerned.' })
  reason?: string;
}

export class VisitFilterInput extends PageInput {
  @OneOf(visitStates, { optional: true })
  state?: VisitState;

  @Id({ optional: true })
  slotId?: string;

  @YesNo({ optional: true, description: 'Only visits of which the caller is the visitor.' })
  mine?: boolean;
}

export class VisitAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  slotId: string;

  @ApiProperty({ format: 'uuid' })
  visitorId: string;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  hostId: string | null;

  @ApiProperty({ enum: visitStates })
  state: VisitState;

  @ApiProperty({ type: [String] })
  learningGoals: string[];

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: "SEQUENCE of the visitor's invite; null before approval.",
  })
  sequence: number | null;

  @ApiProperty({ format: 'date-time', description: "In the department's time zone." })
  startsAt: string;

  @ApiProperty({ format: 'date-time' })
  endsAt: string;

  @ApiProperty({ format: 'uuid' })
  requestedById: string;

  @ApiProperty({ format: 'date-time' })
  requestedAt: string;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  decidedById: string | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  decidedAt: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  reason: string | null;

  @ApiProperty({
    type: 'string',
    format: 'uuid',
    nullable: true,
    description: 'The visit that this one takes the place of; while it is only requested, that one keeps its seat.',
  })
  replacesId: string | null;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'Asked for together with others.' })
  groupId: string | null;
}
