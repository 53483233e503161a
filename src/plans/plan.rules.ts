// A plan is made by a job, looked at and changed by hand, and published once: what is published is changed by a repair.
export const planKinds = ['plan', 'repair'] as const;
export type PlanKind = (typeof planKinds)[number];

export const planStates = ['queued', 'running', 'ready', 'failed', 'cancelled', 'published', 'discarded'] as const;
export type PlanState = (typeof planStates)[number];
export type PlanAct = 'start' | 'finish' | 'fail' | 'cancel' | 'requeue' | 'publish' | 'discard';

/** How long the planner may think, unless whoever asks says otherwise. */
export const USUAL_SECONDS = 60;
export const LONGEST_SECONDS = 600;

/** Which act leads from which state to which; what is missing is refused. `requeue`: its worker died. */
const transitions: Record<PlanState, Partial<Record<PlanAct, PlanState>>> = {
  queued: { start: 'running', cancel: 'cancelled', fail: 'failed' },
  running: { finish: 'ready', fail: 'failed', cancel: 'cancelled', requeue: 'queued' },
  ready: { publish: 'published', discard: 'discarded' },
  failed: { discard: 'discarded' },
  cancelled: { discard: 'discarded' },
  published: {},
  discarded: {},
};

/** The act's next state; null: it is refused. */
export const stateAfter = (state: PlanState, act: PlanAct): PlanState | null => transitions[state][act] ?? null;

/** What the states say of themselves to an act that came too early or too late. */
const otherwise: Record<PlanState, string> = {
  queued: 'plan-still-running',
  running: 'plan-still-running',
  ready: 'plan-already-ready',
  failed: 'plan-failed',
  cancelled: 'plan-cancelled',
  published: 'plan-already-published',
  discarded: 'plan-discarded',
};

/** Why the act cannot be done now. */
export const whyNotAct = (state: PlanState, act: PlanAct): string | null =>
  stateAfter(state, act) ? null : otherwise[state];

/** Why nothing can be changed in it by hand. */
export const whyNotEdit = ({ state }: { state: PlanState }): string | null =>
  state === 'ready' ? null : otherwise[state];

/** Which part of what is proven possible has no seat; 0 when nothing can be placed. */
export const gapOf = ({ placed, bound }: { placed: number; bound: number }): number =>
  bound > 0 ? (bound - placed) / bound : 0;

/** What is asked of the planner: a plan for a cohort, or for everybody at once. */
export interface OrderFacts {
  /** Whether a plan that concerns some of the same people is waiting or being made. */
  isUnderWay: boolean;
  /** People whose rotation is open. */
  hires: number;
  /** The plan whose pins and exclusions are to hold again. */
  basedOn: { state: PlanState; cohortId: string | null } | null;
  cohortId: string | null;
}

export function whyNotOrder({ isUnderWay, hires, basedOn, cohortId }: OrderFacts): string | null {
  if (basedOn && basedOn.cohortId !== cohortId) return 'plan-of-others';
  const why = basedOn && whyNotEdit(basedOn);
  if (why) return why;
  if (isUnderWay) return 'plan-under-way';
  return hires ? null : 'nobody-to-plan';
}
