import { ApiProperty } from '@nestjs/swagger';
import { Id, Instant, Text } from '../platform/http/fields.js';
import { PageInput } from '../platform/http/paging.dto.js';

export class AuditFilterInput extends PageInput {
  @Id({ optional: true })
  subjectId?: string;

  @Id({ optional: true })
  actorId?: string;

  @Text({ max: 100, optional: true, description: 'Such as `visit.approved`.' })
  act?: string;

  @Text({ max: 100, optional: true, description: 'Such as `visit`.' })
  subjectType?: string;

  @Instant({ optional: true, description: 'At or after.' })
  from?: Date;

  @Instant({ optional: true, description: 'Before.' })
  to?: Date;

  @Text({
    max: 200,
    optional: true,
    description:
      'Stands in what was before or came after. A page may hold fewer entries than `limit`, or none, and yet have a `nextCursor`.',
  })
  text?: string;
}

export class AuditAnswer {
  @ApiProperty()
  id: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, description: 'Null: the system itself.' })
  actorId: string | null;

  @ApiProperty({ example: 'visit.approved' })
  act: string;

  @ApiProperty()
  subjectType: string;

  @ApiProperty({ format: 'uuid' })
  subjectId: string;

  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true })
  before: object | null;

  @ApiProperty({ type: 'object', nullable: true, additionalProperties: true })
  after: object | null;
}
