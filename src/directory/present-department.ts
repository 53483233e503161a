import type { Department } from '../people/department.entity.js';
import type { DepartmentAnswer } from './departments.dto.js';

/** A department as the API tells it. */
export const presentDepartment = ({
  id,
  name,
  isHost,
  allowsListening,
  place,
  timeZone,
  country,
}: Department): DepartmentAnswer => ({
  id,
  name,
  isHost,
  allowsListening,
  place,
  timeZone,
  country,
});
