// How far a hire is. A stop is done when the visits it asks for are over, planned when they stand in the calendar, and
// overdue when its window has passed without. That somebody did not come is told to nobody who may not know it: for them
// the stop is simply to be planned.
export const stopStates = ['done', 'planned', 'to-plan', 'missed', 'overdue', 'skipped'] as const;
export type StopState = (typeof stopStates)[number];

export interface StopFacts {
  isSkipped: boolean;
  visits: number;
  done: number;
  planned: number;
  left: number;
  /** The last day of its window. */
  to: string;
  /** Whether the hire stayed away from a visit for it. */
  isMissed: boolean;
}

const usualState: StopState = 'to-plan';

/** `today` is the date where the hire works. */
export function stateOfStop(stop: StopFacts, today: string): StopState {
  if (stop.isSkipped) return 'skipped';
  if (stop.done >= stop.visits) return 'done';
  if (!stop.left) return 'planned';
  if (stop.to < today) return 'overdue';
  return stop.isMissed ? 'missed' : usualState;
}

export interface PathCount {
  /** Visits that the stops ask for together, those that are over, and those that stand in the calendar. */
  visits: number;
  done: number;
  planned: number;
  /** Required stops whose window has passed without. */
  overdue: number;
  /** Whether nothing that is required is left to do. */
  isFinished: boolean;
}

/** All stops together; what is skipped does not count, and extra visits count for no other stop. */
export function countPath(stops: (StopFacts & { isRequired: boolean })[], today: string): PathCount {
  const asked = stops.filter(({ isSkipped }) => !isSkipped);
  const sum = (of: (stop: StopFacts) => number) => asked.reduce((total, stop) => total + of(stop), 0);
  const done = (stop: StopFacts) => Math.min(stop.done, stop.visits);
  const required = asked.filter(({ isRequired }) => isRequired);
  return {
    visits: sum(({ visits }) => visits),
    done: sum(done),
    planned: sum((stop) => Math.min(stop.planned, stop.visits - done(stop))),
    overdue: required.filter((stop) => stateOfStop(stop, today) === 'overdue').length,
    isFinished: required.every((stop) => stop.done >= stop.visits),
  };
}
