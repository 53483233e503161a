import { ValidateBy } from 'class-validator';
import { field, type Presence, rule } from './fields.js';

const isMonth = {
  validate: (value: unknown) => typeof value === 'string' && /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/.test(value),
  // class-validator forgets the context of a fault without a message.
  defaultMessage: () => '$property must be a month',
};

/** A month on the calendar, `2026-12`. */
export function Month(presence: Presence = {}) {
  return field(
    presence,
    { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', example: '2026-12' },
    ValidateBy({ name: 'isMonth', validator: isMonth }, rule('not-a-month')),
  );
}
