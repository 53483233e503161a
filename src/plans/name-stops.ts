import { listDepartmentNames } from './department-names.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { noonOf } from '../platform/views/days.js';
import type { StopNeed } from '../rotations/rotation-needs.queries.js';

/** Stops with the name of where one goes, and their window as something to write out. */
export async function nameStops(tx: Tx, stops: StopNeed[], zone: string) {
  const names = await listDepartmentNames(tx, stops.map(({ departmentId }) => departmentId)); // prettier-ignore
  return stops.map((stop) => ({
    ...stop,
    departmentName: names.get(stop.departmentId) ?? '',
    fromAt: noonOf(stop.from, zone),
    toAt: noonOf(stop.to, zone),
  }));
}
