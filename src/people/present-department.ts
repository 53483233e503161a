import type { Department } from './department.entity.js';
import type { DepartmentAnswer } from './people.dto.js';

/** A department as the API tells it. */
export const presentDepartment = ({ id, name, isHost, place, timeZone }: Department): DepartmentAnswer => ({
  id,
  name,
  isHost,
  place,
  timeZone,
});
