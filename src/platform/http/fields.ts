import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsString,
  IsTimeZone,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { DateTime } from 'luxon';
import { storable } from '../storable-text.rules.js';

// One decorator a field: it checks the input, names the sentence for a fault (`context.rule`, under `validation.` in
// the locale files) and describes the field in OpenAPI, so the three cannot drift apart.

export interface Presence {
  optional?: boolean;
  /** Null is a value of its own here. */
  nullable?: boolean;
  description?: string;
}

export const rule = (name: string, facts: Record<string, string | number> = {}) => ({ context: { rule: name, facts } });

export function field(presence: Presence, api: ApiPropertyOptions, ...checks: PropertyDecorator[]): PropertyDecorator {
  const { optional = false, nullable = false, description } = presence;
  const property = { ...api, required: !optional, nullable: nullable || undefined, description } as ApiPropertyOptions;
  const absent = [
    ...(optional ? [ValidateIf((_, value) => value !== undefined)] : []),
    ...(nullable ? [ValidateIf((_, value) => value !== null)] : []),
  ];
  return applyDecorators(ApiProperty(property), ...absent, ...checks);
}

const clean = (value: unknown) => (typeof value === 'string' ? storable(value).trim() : value);

const trim = Transform(({ value }) => clean(value));

/** Text of min to max characters, trimmed; `min` 1 means it may not be empty, which `missing` names in words of its own. */
export function Text({
  min = 1,
  max,
  missing = 'required',
  ...presence
}: Presence & { min?: number; max: number; missing?: string }) {
  return field(
    presence,
    { type: 'string', minLength: min, maxLength: max },
    trim,
    MaxLength(max, rule('text-too-long', { max })),
    MinLength(min, rule(min === 1 ? missing : 'text-too-short', { min })),
    IsString(rule(missing)),
  );
}

export function Id(presence: Presence = {}) {
  return field(
    presence,
    { type: 'string', format: 'uuid' },
    IsUUID('loose', rule('not-a-uuid')),
    IsNotEmpty(rule('required')),
  );
}

export function OneOf(values: readonly string[], presence: Presence = {}) {
  return field(
    presence,
    { type: 'string', enum: presence.nullable ? [...values, null] : [...values] },
    IsIn(values as string[], rule('not-one-of', { values: values.join(', ') })),
  );
}

/** Any of the values, each once. */
export function SomeOf(values: readonly string[], presence: Presence = {}) {
  return field(
    presence,
    { type: 'array', items: { type: 'string', enum: [...values] }, uniqueItems: true },
    IsIn(values as string[], { each: true, ...rule('not-one-of', { values: values.join(', ') }) }),
    ArrayUnique(rule('not-a-list')),
    IsArray(rule('not-a-list')),
  );
}

export function Whole({ min, max, ...presence }: Presence & { min: number; max: number }) {
  return field(
    presence,
    { type: 'integer', minimum: min, maximum: max },
    Max(max, rule('number-out-of-range', { min, max })),
    Min(min, rule('number-out-of-range', { min, max })),
    IsInt(rule('not-a-number')),
  );
}

/** `true` or `false`; in a query string as text. */
export function YesNo(presence: Presence = {}) {
  return field(
    presence,
    { type: 'boolean' },
    Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value)),
    IsBoolean(rule('not-a-boolean')),
  );
}

export function Email(presence: Presence = {}) {
  return field(
    presence,
    { type: 'string', format: 'email', maxLength: 254 },
    Transform(({ value }) => (typeof value === 'string' ? value.trim().toLowerCase() : value)),
    IsEmail({}, rule('not-an-email')),
    IsNotEmpty(rule('required')),
  );
}

export function TimeZone(presence: Presence = {}) {
  return field(presence, { type: 'string', example: 'Europe/Amsterdam' }, IsTimeZone(rule('not-a-time-zone')));
}

// Luxon knows a year 0 and years of six digits, PostgreSQL does not.
const isOnCalendar = (at: DateTime) => at.isValid && at.year >= 1 && at.year <= 9999;

const OFFSET = /T.*(?:[zZ]|[+-]\d{2}:?\d{2})$/;

const parseInstant = (value: unknown) => {
  if (typeof value !== 'string' || !OFFSET.test(value)) return value;
  const at = DateTime.fromISO(value);
  return isOnCalendar(at) ? at.toJSDate() : value;
};

// class-validator forgets the context of a fault without a message.
const isInstant = {
  validate: (value: unknown) => value instanceof Date,
  defaultMessage: () => '$property must be an instant',
};

/** ISO 8601 with an offset; the act is handed a Date. */
export function Instant(presence: Presence = {}) {
  return field(
    presence,
    { type: 'string', format: 'date-time', example: '2026-12-01T09:00:00+01:00' },
    Transform(({ value }) => parseInstant(value)),
    ValidateBy({ name: 'isInstant', validator: isInstant }, rule('not-an-instant')),
  );
}

export function Ids({ max, ...presence }: Presence & { max: number }) {
  return field(
    presence,
    { type: 'array', items: { type: 'string', format: 'uuid' }, maxItems: max, uniqueItems: true },
    IsUUID('loose', { each: true, ...rule('not-a-uuid') }),
    ArrayUnique(rule('not-a-list')),
    ArrayMaxSize(max, rule('list-size', { min: 0, max })),
    IsArray(rule('not-a-list')),
  );
}

const isDateText = {
  validate: (value: unknown) =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isOnCalendar(DateTime.fromISO(value)),
  defaultMessage: () => 'each value in $property must be a date',
};

/** A calendar date, `2026-12-01`. */
export function LocalDate(presence: Presence = {}) {
  return field(
    presence,
    { type: 'string', format: 'date', example: '2026-12-01' },
    ValidateBy({ name: 'isDateText', validator: isDateText }, rule('not-a-date')),
  );
}

const isClockTime = {
  validate: (value: unknown) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
  defaultMessage: () => '$property must be a time',
};

/** A time on the clock, `09:00`. */
export function ClockTime(presence: Presence = {}) {
  return field(
    presence,
    { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', example: '09:00' },
    ValidateBy({ name: 'isClockTime', validator: isClockTime }, rule('not-a-time')),
  );
}

/** One to max calendar dates, `2026-12-01`, each once. */
export function Dates({ max, ...presence }: Presence & { max: number }) {
  return field(
    presence,
    { type: 'array', items: { type: 'string', format: 'date' }, minItems: 1, maxItems: max, uniqueItems: true },
    ValidateBy({ name: 'isDateText', validator: isDateText }, { each: true, ...rule('not-a-date') }),
    ArrayUnique(rule('not-a-list')),
    ArrayMaxSize(max, rule('list-size', { min: 1, max })),
    ArrayMinSize(1, rule('none-chosen')),
    IsArray(rule('not-a-list')),
  );
}

/** A list of min to max texts of at most `length` characters each, and of one at least unless they `mayBeEmpty`. */
export function Texts({
  min,
  max,
  length,
  mayBeEmpty = false,
  ...presence
}: Presence & { min: number; max: number; length: number; mayBeEmpty?: boolean }) {
  const shortest = mayBeEmpty ? 0 : 1;
  return field(
    presence,
    { type: 'array', items: { type: 'string', minLength: shortest, maxLength: length }, minItems: min, maxItems: max },
    Transform(({ value }) => (Array.isArray(value) ? value.map(clean) : value)),
    MaxLength(length, { each: true, ...rule('text-too-long', { max: length }) }),
    MinLength(shortest, { each: true, ...rule('required') }),
    IsString({ each: true, ...rule('required') }),
    ArrayMaxSize(max, rule('list-size', { min, max })),
    ArrayMinSize(min, rule('list-size', { min, max })),
    IsArray(rule('not-a-list')),
  );
}

/** A list of objects of another input class. */
export function Several<T extends object>(type: () => new () => T, { max, ...presence }: Presence & { max: number }) {
  return field(
    presence,
    // Written out, for Swagger knows a late type by its function's name.
    { type: () => type(), isArray: true, maxItems: max },
    Type(type),
    ValidateNested({ each: true, ...rule('not-a-list') }),
    ArrayMaxSize(max, rule('list-size', { min: 0, max })),
    IsArray(rule('not-a-list')),
  );
}

/** Turns the text of a query string into a number before the check. */
export const FromQuery = () => Type(() => Number);
