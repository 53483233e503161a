// What somebody does about a learning: open, taken up, done with a result, or dropped with a reason. What ended can be
// taken up again. Every act moves an action along the table below.
export const actionStates = ['open', 'doing', 'done', 'dropped'] as const;
export type ActionState = (typeof actionStates)[number];
export const actionActs = ['start', 'finish', 'drop', 'reopen'] as const;
export type ActionAct = (typeof actionActs)[number];

const transitions: Record<ActionState, Partial<Record<ActionAct, ActionState>>> = {
  open: { start: 'doing', finish: 'done', drop: 'dropped' },
  doing: { finish: 'done', drop: 'dropped' },
  done: { reopen: 'doing' },
  dropped: { reopen: 'open' },
};

/** The act's next state; only after its rule has said yes. */
export function nextActionState(state: ActionState, act: ActionAct): ActionState {
  const next = transitions[state][act];
  if (!next) throw new Error(`no ${act} from ${state}`);
  return next;
}
