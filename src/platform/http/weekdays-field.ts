import { Transform } from 'class-transformer';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { field, type Presence, rule } from './fields.js';

/** Days of the week at which something is, 1 for Monday; one at least, each once. */
export function Weekdays(presence: Presence = {}) {
  return field(
    presence,
    { type: 'array', items: { type: 'integer', minimum: 1, maximum: 7 }, minItems: 1, maxItems: 7, uniqueItems: true },
    Transform(({ value }) => (Array.isArray(value) ? [...(value as unknown[])].sort() : value)),
    IsIn([1, 2, 3, 4, 5, 6, 7], { each: true, ...rule('not-one-of', { values: '1, 2, 3, 4, 5, 6, 7' }) }),
    ArrayUnique(rule('not-a-list')),
    ArrayMinSize(1, rule('none-chosen')),
    IsArray(rule('not-a-list')),
  );
}
