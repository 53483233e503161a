import { ApiProperty } from '@nestjs/swagger';

export class PlaceAnswer {
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: '1 for the first in line; null when the visit does not wait.',
  })
  place: number | null;

  @ApiProperty({ type: 'integer', description: 'How many people wait at the slot.' })
  waiting: number;

  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: "Until when a seat is kept for the visitor, in the department's time zone; null when none is.",
  })
  offerExpiresAt: string | null;
}
