import { ApiProperty } from '@nestjs/swagger';
import { LocalDate } from '../platform/http/fields.js';

export class DaysAwayInput {
  @LocalDate({ description: 'The first day away.' })
  fromOn: string;

  @LocalDate({ optional: true, description: 'The last day away; the first when left out.' })
  untilOn?: string;
}

class DaysAwayAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'date' })
  fromOn: string;

  @ApiProperty({ format: 'date', description: 'The last day.' })
  untilOn: string;
}

export class DaysAwayListAnswer {
  @ApiProperty({ type: [DaysAwayAnswer], description: 'Those that are not over, in order.' })
  items: DaysAwayAnswer[];
}
