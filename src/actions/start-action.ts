import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { nextActionState, type SeenAction, whyNotStart } from './action.rules.js';
import { lockAction } from './actions.queries.js';
import { saveAction } from './save-action.js';
import { tellLearners } from './tell-learners.js';
import { tellOfChange } from './tell-of-action.js';

/** Takes an action up. */
export async function startAction(tx: Tx, actor: Actor, actionId: string, seen: SeenAction = {}): Promise<void> {
  const action = await lockAction(tx, actor, actionId);
  refuseWhen(whyNotStart(actor, action, seen));
  const state = nextActionState(action.state, 'start');
  await saveAction(tx, actor, action, { act: 'action.started', changes: { state, startedAt: now() } });
  await tellOfChange(tx, actor, action);
  await tellLearners(tx, actor, action, state);
}
