import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { nextActionState, type SeenAction, whyNotReopen } from './action.rules.js';
import { lockAction } from './actions.queries.js';
import { saveAction } from './save-action.js';
import { tellOfChange } from './tell-of-action.js';

/** Takes up again what ended: what was done goes on, what was dropped is open once more. What it ended with is in its history. */
export async function reopenAction(tx: Tx, actor: Actor, actionId: string, seen: SeenAction = {}): Promise<void> {
  const action = await lockAction(tx, actor, actionId);
  refuseWhen(whyNotReopen(actor, action, seen));
  const state = nextActionState(action.state, 'reopen');
  const startedAt = state === 'doing' ? action.startedAt : null;
  await saveAction(tx, actor, action, {
    act: 'action.reopened',
    changes: { state, startedAt, endedAt: null, result: null, reason: null },
  });
  await tellOfChange(tx, actor, action);
}
