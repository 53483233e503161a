import type { ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { field, type Presence, rule } from './fields.js';

/** Whatever passes a check of its own; `fault` names the sentence for what does not. */
export function Shaped(isFit: (value: unknown) => boolean, fault: string, api: ApiPropertyOptions, presence: Presence) {
  const validator = { validate: isFit, defaultMessage: () => '$property must be of its shape' };
  return field(presence, api, ValidateBy({ name: 'isShaped', validator }, rule(fault)));
}
