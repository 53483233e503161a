import { groupBy } from './group-by.rules.js';
import type { Placement, PlanProblem, PlanSlot } from './problem.js';

/** How many more guests a slot could have. */
export interface Room {
  /** Seats that nobody has; never less than zero. */
  seatsLeft(slot: PlanSlot): number;
  /** How many more guests its team can have during its hours; Infinity without a limit. */
  teamRoom(slot: PlanSlot): number;
}

/** Counts who sits where, once, to be asked of many slots. */
export function countGuests({ slots, teams }: PlanProblem, placements: Placement[]): Room {
  const guests = new Map<string, number>();
  for (const { slot } of placements) guests.set(slot, (guests.get(slot) ?? 0) + 1);
  const guestsOf = ({ id }: PlanSlot) => guests.get(id) ?? 0;

  const teamDay = (team: string, day: string) => JSON.stringify([team, day]);
  const slotsOfTeam = groupBy(slots, ({ team, day }) => teamDay(team ?? '', day));
  const limits = new Map(teams.map((team) => [team.id, groupBy(team.limits, ({ day }) => day)]));

  const teamRoom = (slot: PlanSlot): number => {
    const ofDay = slot.team === undefined ? undefined : limits.get(slot.team)?.get(slot.day);
    if (!ofDay) return Infinity;
    const beside = slotsOfTeam.get(teamDay(slot.team!, slot.day)) ?? [];
    const rooms = ofDay.flatMap((limit) => {
      const from = Math.max(limit.startMinute, slot.startMinute);
      const to = Math.min(limit.endMinute, slot.endMinute);
      // The most guests are there when somebody has just come.
      const moments = [from, ...beside.map(({ startMinute }) => startMinute)].filter((at) => from <= at && at < to);
      return moments.map((at) => {
        const present = beside.filter(({ startMinute, endMinute }) => startMinute <= at && at < endMinute);
        return limit.guests - present.reduce((sum, other) => sum + guestsOf(other), 0);
      });
    });
    return Math.max(0, Math.min(Infinity, ...rooms));
  };
  const rooms = new Map<PlanSlot, number>();
  return {
    seatsLeft: (slot) => Math.max(0, slot.seats - guestsOf(slot)),
    teamRoom: (slot) => {
      const known = rooms.get(slot) ?? teamRoom(slot);
      rooms.set(slot, known);
      return known;
    },
  };
}
