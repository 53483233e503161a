import type { Department } from '../people/department.entity.js';
import { type FormBody, typedText } from '../platform/views/form.js';

/** The form as it was filled in. */
export type TypedDepartment = Record<'name' | 'isHost' | 'allowsListening' | 'place' | 'timeZone' | 'version', string>;

export const typedDepartment = (body: FormBody): TypedDepartment =>
  typedText(body, 'name', 'isHost', 'allowsListening', 'place', 'timeZone', 'version');

export const blankDepartment = (timeZone: string): TypedDepartment => ({
  ...typedDepartment({}),
  allowsListening: 'yes',
  timeZone,
});

export const asTypedDepartment = (
  { name, isHost, allowsListening, place, timeZone }: Department,
  version: string,
): TypedDepartment => ({
  name,
  isHost: isHost ? 'yes' : '',
  allowsListening: allowsListening ? 'yes' : '',
  place,
  timeZone,
  version,
});

/** What the act is asked. */
export const departmentInput = ({ name, isHost, allowsListening, place, timeZone }: TypedDepartment) => ({
  name,
  isHost: isHost === 'yes',
  allowsListening: allowsListening === 'yes',
  place,
  timeZone,
});

/** Every time zone that this server knows by name. */
export const timeZones = Intl.supportedValuesOf('timeZone');
