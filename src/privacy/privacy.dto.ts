import { Text } from '../platform/http/fields.js';

export class ErasePersonInput {
  @Text({ max: 200, description: "The person's name, typed over: this cannot be undone." })
  name: string;
}
