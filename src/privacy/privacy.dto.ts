import { ApiProperty } from '@nestjs/swagger';
import { Text } from '../platform/http/fields.js';

export class ErasePersonInput {
  @Text({ max: 200, description: "The person's name, typed over: this cannot be undone." })
  name: string;
}

export class ErasedAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ description: 'Always true.' })
  isErased: boolean;
}
