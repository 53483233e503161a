// Whoever goes on with another programme, or another version of it, keeps what was done: a stop goes on as the one of the
// new programme at the same department and in the same channel, the first as the first; else as one at that department.
interface StopPlace {
  stopId: string;
  departmentId: string;
  channel: string | null;
}

/** By the id of the old stop; what has no counterpart is left out. */
export function carryStops(before: StopPlace[], after: StopPlace[]): Map<string, string> {
  const carried = new Map<string, string>();
  const isSame = [
    (one: StopPlace, other: StopPlace) => one.departmentId === other.departmentId && one.channel === other.channel,
    (one: StopPlace, other: StopPlace) => one.departmentId === other.departmentId,
  ];
  for (const suits of isSame) {
    for (const stop of before.filter(({ stopId }) => !carried.has(stopId))) {
      const taken = new Set(carried.values());
      const next = after.find((other) => !taken.has(other.stopId) && suits(stop, other));
      if (next) carried.set(stop.stopId, next.stopId);
    }
  }
  return carried;
}
