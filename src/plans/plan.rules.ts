// A plan is made by a job, looked at and changed by hand, and published once: what is published is changed by a repair.
export const planKinds = ['plan', 'repair'] as const;
export type PlanKind = (typeof planKinds)[number];

export const planStates = ['queued', 'running', 'ready', 'failed', 'cancelled', 'published', 'discarded'] as const;
export type PlanState = (typeof planStates)[number];
export const planActs = ['start', 'finish', 'fail', 'cancel', 'requeue', 'publish', 'discard'] as const;
export type PlanAct = (typeof planActs)[number];

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
