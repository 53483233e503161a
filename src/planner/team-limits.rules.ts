import type { PlanProblem } from './problem.js';

/**
 * What guests share: row `slot` are its seats; after these a row for every moment at which a limit of a team might bind.
 * Guests of a team only ever become more when a slot or the limit begins, so these moments are enough.
 */
export function limitRows(problem: PlanProblem) {
  const room = problem.slots.map(({ seats }) => seats);
  const slots = problem.slots.map((_, slot) => [slot]);
  const ofTeam = new Map<string, number[]>();
  problem.slots.forEach(({ team }, slot) => {
    if (team !== undefined) ofTeam.set(team, [...(ofTeam.get(team) ?? []), slot]);
  });
  for (const { id, limits } of problem.teams) {
    for (const limit of limits) {
      const under = (ofTeam.get(id) ?? []).filter((slot) => {
        const { day, startMinute, endMinute } = problem.slots[slot]!;
        return day === limit.day && startMinute < limit.endMinute && limit.startMinute < endMinute;
      });
      const moments = new Set(under.map((slot) => Math.max(problem.slots[slot]!.startMinute, limit.startMinute)));
      const seen = new Set<string>();
      for (const moment of moments) {
        const present = under.filter((slot) => {
          const { startMinute, endMinute } = problem.slots[slot]!;
          return startMinute <= moment && moment < endMinute;
        });
        const seats = present.reduce((sum, slot) => sum + problem.slots[slot]!.seats, 0);
        if (seats <= limit.guests || seen.has(String(present))) continue;
        seen.add(String(present));
        room.push(limit.guests);
        slots.push(present);
      }
    }
  }
  const ofSlot: number[][] = problem.slots.map((_, slot) => [slot]);
  for (let row = problem.slots.length; row < slots.length; row++)
    for (const slot of slots[row]!) ofSlot[slot]!.push(row);
  return {
    room: Int32Array.from(room),
    slots: slots.map((list) => Int32Array.from(list)),
    ofSlot: ofSlot.map((list) => Int32Array.from(list)),
  };
}
