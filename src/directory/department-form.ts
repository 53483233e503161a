import type { Department } from '../people/department.entity.js';
import { type FormBody, typedText } from '../platform/views/form.js';

/** The form as it was filled in. */
export type TypedDepartment = Record<'name' | 'isHost' | 'place' | 'timeZone' | 'version', string>;

export const typedDepartment = (body: FormBody): TypedDepartment =>
  typedText(body, 'name', 'isHost', 'place', 'timeZone', 'version');

export const blankDepartment = (timeZone: string): TypedDepartment => ({ ...typedDepartment({}), timeZone });

export const asTypedDepartment = ({ name, isHost, place, timeZone }: Department, version: string): TypedDepartment => ({
  name,
  isHost: isHost ? 'yes' : '',
  place,
  timeZone,
  version,
});

/** What the act is asked. */
export const departmentInput = ({ name, isHost, place, timeZone }: TypedDepartment) => ({
  name,
  isHost: isHost === 'yes',
  place,
  timeZone,
});

/** Every time zone that this server knows by name. */
export const timeZones = Intl.supportedValuesOf('timeZone');
