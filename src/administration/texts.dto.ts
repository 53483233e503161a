import { FromQuery, Text, Whole } from '../platform/http/fields.js';

const MOST_VERSIONS = 1_000_000;

class BasedOnInput {
  @FromQuery()
  @Whole({ min: 0, max: MOST_VERSIONS })
  basedOn: number;
}

export class TextInput extends BasedOnInput {
  @Text({ max: 5000 })
  text: string;
}

export class ResetInput extends BasedOnInput {}

export class RestoreInput extends BasedOnInput {
  @FromQuery()
  @Whole({ min: 1, max: MOST_VERSIONS })
  version: number;
}
