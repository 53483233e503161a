// What somebody does about a learning: open, taken up, done with a result, or dropped with a reason. What ended can be
// taken up again. Whoever may see the learning can make an action of it; its owner, who made it, the leads of the
// department on whose board it stands and those who serve the company move it along. All who see it may speak of it.
import { type FollowUpFacts, isOfFloor, type LearningFacts, maySeeLearning } from '../learnings/learning.rules.js';
import { type Actor, mayLead, servesCompany } from '../people/person.rules.js';

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

export const LONGEST_TITLE = 160;
export const LONGEST_ACTION_TEXT = 2000;

export interface ActionFacts {
  state: ActionState;
  ownerId: string;
  createdById: string;
  departmentId: string;
  /** Rises with every change. */
  revision: number;
}

/** What the actor looked at when they decided. */
export interface SeenAction {
  /** Left out: however it stands now. */
  revision?: number;
}

/** Something learned, and what is done about it or its head. */
export interface LearningBehind {
  learning: LearningFacts;
  followUps: FollowUpFacts[];
}

/**
 * Whether the actor is in the circle of an action.
 * @param learnings the one behind it and all that is joined to that
 */
export function maySeeAction(
  actor: Actor,
  action: Pick<ActionFacts, 'ownerId' | 'createdById' | 'departmentId'>,
  learnings: LearningBehind[],
): boolean {
  if (servesCompany(actor) || actor.id === action.ownerId || actor.id === action.createdById) return true;
  if (isOfFloor(actor, action.departmentId)) return true;
  return learnings.some(({ learning, followUps }) => maySeeLearning(actor, learning, followUps));
}

export const isEnded = (state: ActionState) => state === 'done' || state === 'dropped';

/** Past its due date and not ended. */
export const isOverdue = ({ state, dueOn }: { state: ActionState; dueOn: string }, today: string) =>
  !isEnded(state) && dueOn < today;

const whyNotWork = (actor: Actor, { ownerId, createdById, departmentId }: ActionFacts) =>
  servesCompany(actor) || [ownerId, createdById].includes(actor.id) || mayLead(actor, departmentId)
    ? null
    : 'action-not-yours';

const otherwise: Record<ActionState, string> = {
  open: 'action-not-ended',
  doing: 'action-already-started',
  done: 'action-already-done',
  dropped: 'action-already-dropped',
};

/** Whether the act leads anywhere from where the action is, and the actor saw it so. */
function whyNotMove(actor: Actor, action: ActionFacts, act: ActionAct, seen: SeenAction): string | null {
  const why = whyNotWork(actor, action);
  if (why) return why;
  if (!transitions[action.state][act]) return act === 'reopen' ? 'action-not-ended' : otherwise[action.state];
  return whyStale(action, seen);
}

const whyStale = ({ revision }: ActionFacts, seen: SeenAction) =>
  seen.revision === undefined || seen.revision === revision ? null : 'action-changed-meanwhile';

export const whyNotStart = (actor: Actor, action: ActionFacts, seen: SeenAction = {}) =>
  whyNotMove(actor, action, 'start', seen);
export const whyNotFinish = (actor: Actor, action: ActionFacts, seen: SeenAction = {}) =>
  whyNotMove(actor, action, 'finish', seen);
export const whyNotDrop = (actor: Actor, action: ActionFacts, seen: SeenAction = {}) =>
  whyNotMove(actor, action, 'drop', seen);
export const whyNotReopen = (actor: Actor, action: ActionFacts, seen: SeenAction = {}) =>
  whyNotMove(actor, action, 'reopen', seen);

/** What ended is changed no more: it is taken up again first. */
export const whyNotChange = (actor: Actor, action: ActionFacts, seen: SeenAction = {}) =>
  whyNotWork(actor, action) ?? (isEnded(action.state) ? otherwise[action.state] : whyStale(action, seen));

export const whyNotHandOver = whyNotChange;

/** Whom an action can go to. */
export interface NewOwner {
  id: string;
  isActive: boolean;
}

export function whyNotHandTo(action: Pick<ActionFacts, 'ownerId'>, owner: NewOwner): string | null {
  if (!owner.isActive) return 'action-owner-left';
  return owner.id === action.ownerId ? 'action-owner-already' : null;
}

/** A due date is not past when it is set; one that stays as it was may be. */
export const whyNotDue = (dueOn: string, today: string) => (dueOn < today ? 'action-due-past' : null);

/** @param sameOpen actions of the same words that are still to be done about the learning */
export function whyNotMake(plan: { dueOn: string; today: string; owner: NewOwner; sameOpen: number }): string | null {
  if (!plan.owner.isActive) return 'action-owner-left';
  return whyNotDue(plan.dueOn, plan.today) ?? (plan.sameOpen ? 'action-exists' : null);
}

/** Who takes over from an owner who leaves: the first there is. */
export interface Successors {
  /** A lead of the department on whose board it stands. */
  leadId: string | null;
  managerId: string | null;
  createdById: string | null;
}

/** @param leaverId whose action it was; @param otherwiseId who lets them go, and is there for certain */
export const successorOf = ({ leadId, managerId, createdById }: Successors, leaverId: string, otherwiseId: string) =>
  [leadId, managerId, createdById].find((id) => id !== null && id !== leaverId) ?? otherwiseId;
