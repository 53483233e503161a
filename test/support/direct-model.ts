import highs from 'highs';
import type { PlanProblem, PlanSlot } from '../../src/planner/problem.js';
import { mondayOf } from '../../src/planner/week.rules.js';

// Its types speak of a CommonJS module, what Node loads is an ES module: the function is the default export itself.
const loadHighs = highs as unknown as typeof highs.default;

/**
 * The most visits that any plan places, by the model of the textbook: a variable for each hire and slot. Without `isWhole`
 * a visit may be split among slots, which is quicker and an upper bound. It knows all rules but the order of stops.
 */
export async function countWithHighs(problem: PlanProblem, { isWhole }: { isWhole: boolean }): Promise<number> {
  const variables = listVariables(problem);
  if (!variables.length) return 0;
  const rows: string[] = [];
  const limit = (chosen: Variable[], most: number) => {
    if (chosen.length > most) rows.push(` c${rows.length}: ${chosen.map(({ name }) => name).join(' + ')} <= ${most}`);
  };
  for (const ofSlot of group(variables, ({ slot }) => slot.id)) limit(ofSlot, ofSlot[0]!.slot.seats);
  for (const ofStop of group(variables, ({ hire, stop }) => `${hire} ${stop}`)) limit(ofStop, ofStop[0]!.visits);
  for (const ofDay of group(variables, ({ hire, slot }) => `${hire} ${slot.day}`)) {
    limit(ofDay, problem.rules.perDay);
    for (const { slot } of ofDay) {
      limit(
        ofDay.filter((other) => covers(other.slot, slot.startMinute)),
        1,
      );
    }
  }
  for (const ofWeek of group(variables, ({ hire, slot }) => `${hire} ${mondayOf(slot.day)}`))
    limit(ofWeek, problem.rules.perWeek ?? Infinity);
  for (const { id, limits } of problem.teams) {
    const ofTeam = variables.filter(({ slot }) => slot.team === id);
    for (const { day, startMinute, endMinute, guests } of limits) {
      const moments = [startMinute, ...ofTeam.map(({ slot }) => slot.startMinute)];
      for (const at of new Set(moments.filter((moment) => startMinute <= moment && moment < endMinute)))
        limit(
          ofTeam.filter(({ slot }) => slot.day === day && covers(slot, at)),
          guests,
        );
    }
  }
  const names = variables.map(({ name }) => name);
  const model = [
    'Maximize',
    ` all: ${names.join(' + ')}`,
    'Subject To',
    ...rows,
    'Bounds',
    ...names.map((name) => ` 0 <= ${name} <= 1`),
    ...(isWhole ? ['Binary', ` ${names.join(' ')}`] : []),
    'End',
  ].join('\n');
  const { Status, ObjectiveValue } = (await loadHighs()).solve(model, { mip_rel_gap: 0 });
  if (Status !== 'Optimal') throw new Error(`HiGHS says ${Status}.`);
  return ObjectiveValue;
}

interface Variable {
  name: string;
  hire: string;
  stop: string;
  visits: number;
  slot: PlanSlot;
}

function listVariables({ hires, slots }: PlanProblem): Variable[] {
  const variables: Variable[] = [];
  for (const hire of hires) {
    for (const { stop, from, to, visits } of hire.stops) {
      for (const slot of slots) {
        const isAway =
          hire.absent.includes(slot.day) ||
          hire.busy.some(
            ({ day, startMinute, endMinute }) =>
              day === slot.day && startMinute < slot.endMinute && slot.startMinute < endMinute,
          );
        const isNear = !hire.places || !slot.place || hire.places.includes(slot.place);
        if (slot.stops.includes(stop) && from <= slot.day && slot.day <= to && isNear && !isAway)
          variables.push({ name: `x${variables.length}`, hire: hire.id, stop, visits, slot });
      }
    }
  }
  return variables;
}

const covers = ({ startMinute, endMinute }: PlanSlot, minute: number) => startMinute <= minute && minute < endMinute;

function group<T>(items: T[], keyOf: (item: T) => string): T[][] {
  const groups: Record<string, T[]> = {};
  for (const item of items) (groups[keyOf(item)] ??= []).push(item);
  return Object.values(groups);
}
