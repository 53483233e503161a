import { countries, countryOf } from '../people/country.rules.js';
import type { Department } from '../people/department.entity.js';
import { type FormBody, typedText } from '../platform/views/form.js';

/** The form as it was filled in. */
export type TypedDepartment = Record<
  'name' | 'isHost' | 'allowsListening' | 'place' | 'timeZone' | 'country' | 'version',
  string
>;

export const typedDepartment = (body: FormBody): TypedDepartment =>
  typedText(body, 'name', 'isHost', 'allowsListening', 'place', 'timeZone', 'country', 'version');

export const blankDepartment = (timeZone: string): TypedDepartment => ({
  ...typedDepartment({}),
  allowsListening: 'yes',
  timeZone,
  country: countryOf(timeZone),
});

export const asTypedDepartment = (
  { name, isHost, allowsListening, place, timeZone, country }: Department,
  version: string,
): TypedDepartment => ({
  name,
  isHost: isHost ? 'yes' : '',
  allowsListening: allowsListening ? 'yes' : '',
  place,
  timeZone,
  country,
  version,
});

/** What the act is asked. */
export const departmentInput = ({ name, isHost, allowsListening, place, timeZone, country }: TypedDepartment) => ({
  name,
  isHost: isHost === 'yes',
  allowsListening: allowsListening === 'yes',
  place,
  timeZone,
  ...(country ? { country } : {}),
});

export const countryChoices = countries.map((value) => ({ value, labelKey: `calendar.country.${value}` }));

/** Every time zone that this server knows by name. */
export const timeZones = Intl.supportedValuesOf('timeZone');
