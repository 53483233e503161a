import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { refuseCustomerData } from '../platform/customer-data.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { nextActionState, whyNotDrop } from './action.rules.js';
import type { DropActionInput } from './actions.dto.js';
import { lockAction } from './actions.queries.js';
import { saveAction } from './save-action.js';
import { tellLearners } from './tell-learners.js';
import { tellOfEnd } from './tell-of-action.js';

/** Nothing comes of it, for a reason that all who raised it can read. */
export async function dropAction(tx: Tx, actor: Actor, actionId: string, input: DropActionInput): Promise<void> {
  const action = await lockAction(tx, actor, actionId);
  refuseWhen(whyNotDrop(actor, action, input));
  refuseCustomerData({ field: 'reason', text: input.reason, isVouched: input.isVouched });
  const state = nextActionState(action.state, 'drop');
  await saveAction(tx, actor, action, {
    act: 'action.dropped',
    changes: { state, reason: input.reason, endedAt: now() },
  });
  await tellOfEnd(tx, actor, action);
  await tellLearners(tx, actor, action, state);
}
