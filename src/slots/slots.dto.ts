import { ApiProperty } from '@nestjs/swagger';
import { Dates, Id, Ids, Instant, OneOf, Text, Whole, YesNo } from '../platform/http/fields.js';
import { PageInput } from '../platform/http/paging.dto.js';
import { type Language, languages } from '../platform/views/languages.js';
import { MAX_COPIES } from './copy.rules.js';
import { approvals, audiences, channels, MAX_SEATS, slotStates } from './slot.rules.js';
import type { Approval, Audience, Channel, SlotState } from './slot.rules.js';

const MAX_HOSTS = 50;

export class PublishSlotInput {
  @Id()
  departmentId: string;

  @OneOf(channels)
  channel: Channel;

  @OneOf(languages, { optional: true, description: 'Spoken with customers; `nl` when left out.' })
  language?: Language;

  @Text({
    max: 500,
    optional: true,
    description: "A place, or the http(s) address of an online room; the department's place when left out.",
  })
  location?: string;

  @Instant()
  startsAt: Date;

  @Instant()
  endsAt: Date;

  @Whole({ min: 1, max: MAX_SEATS })
  seats: number;

  @Ids({ max: MAX_HOSTS, optional: true })
  hostIds?: string[];

  @OneOf(audiences, { optional: true, description: '`both` when left out.' })
  audience?: Audience;

  @OneOf(approvals, { optional: true, description: '`lead` when left out.' })
  approval?: Approval;

  @Text({ min: 0, max: 5000, optional: true })
  briefing?: string;
}

/** What is left out stays as it is. */
export class ChangeSlotInput {
  @OneOf(channels, { optional: true })
  channel?: Channel;

  @OneOf(languages, { optional: true })
  language?: Language;

  @Text({ max: 500, optional: true })
  location?: string;

  @Instant({ optional: true })
  startsAt?: Date;

  @Instant({ optional: true })
  endsAt?: Date;

  @Whole({ min: 1, max: MAX_SEATS, optional: true })
  seats?: number;

  @Ids({ max: MAX_HOSTS, optional: true })
  hostIds?: string[];

  @OneOf(audiences, { optional: true })
  audience?: Audience;

  @OneOf(approvals, { optional: true })
  approval?: Approval;

  @Text({ min: 0, max: 5000, optional: true })
  briefing?: string;
}

export class CopySlotInput {
  @Dates({ max: MAX_COPIES, description: 'In the calendar of the department; the hours on its clock stay.' })
  dates: string[];
}

export class SlotFilterInput extends PageInput {
  @Instant({ optional: true, description: 'Slots that end after this; now when left out.' })
  from?: Date;

  @Instant({ optional: true, description: 'Slots that start before this.' })
  to?: Date;

  @Id({ optional: true })
  departmentId?: string;

  @OneOf(channels, { optional: true })
  channel?: Channel;

  @OneOf(languages, { optional: true })
  language?: Language;

  @OneOf(audiences, { optional: true, description: 'Slots for this audience; those for both are among them.' })
  audience?: Audience;

  @OneOf(slotStates, { optional: true, description: '`published` when left out.' })
  state?: SlotState;

  @YesNo({ optional: true })
  withFreeSeats?: boolean;
}

export class SlotAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty({ enum: channels })
  channel: Channel;

  @ApiProperty({ enum: languages, description: 'Spoken with customers.' })
  language: Language;

  @ApiProperty({ format: 'date-time', description: "In the department's time zone." })
  startsAt: string;

  @ApiProperty({ format: 'date-time' })
  endsAt: string;

  @ApiProperty({ type: 'integer' })
  seats: number;

  @ApiProperty({ type: 'integer' })
  seatsTaken: number;

  @ApiProperty({ enum: audiences })
  audience: Audience;

  @ApiProperty({ enum: approvals })
  approval: Approval;

  @ApiProperty()
  location: string;

  @ApiProperty({ type: [String], format: 'uuid' })
  hostIds: string[];

  @ApiProperty()
  briefing: string;

  @ApiProperty({ enum: slotStates })
  state: SlotState;
}

class SlotCopyAnswer {
  @ApiProperty({ format: 'date' })
  date: string;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'Null when it was refused.' })
  slotId: string | null;

  @ApiProperty({ type: 'string', nullable: true, description: 'Why it was refused: the reason of a problem, or null.' })
  reason: string | null;
}

export class SlotCopiesAnswer {
  @ApiProperty({ type: [SlotCopyAnswer] })
  copies: SlotCopyAnswer[];
}
