import { ApiProperty } from '@nestjs/swagger';
import { Id, Ids, OneOf } from '../platform/http/fields.js';
import { PageInput } from '../platform/http/paging.dto.js';
import type { InvitationStatus } from './campaign.rules.js';
import { invitationStatuses } from './campaign.rules.js';

export class InvitePeopleInput {
  @Ids({ max: 200 })
  personIds: string[];
}

const answers = ['not-now'] as const;

export class AnswerInvitationInput {
  @OneOf(answers, { nullable: true, description: 'Null takes an answer back.' })
  answer: (typeof answers)[number] | null;
}

export class InvitationFilterInput extends PageInput {
  @Id({ optional: true })
  departmentId?: string;

  @OneOf(invitationStatuses, { optional: true })
  status?: InvitationStatus;
}

export class InvitationAnswer {
  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty({ enum: invitationStatuses })
  status: InvitationStatus;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Null for who is not on the list.' })
  wave: number | null;

  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: 'Null while it waits to be sent.' })
  invitedAt: string | null;

  @ApiProperty({ type: 'integer', description: 'How often this person was reminded.' })
  nudges: number;
}

/** How far the caller's own invitation is. */
export class OwnInvitationAnswer {
  @ApiProperty({ enum: invitationStatuses })
  status: InvitationStatus;
}
