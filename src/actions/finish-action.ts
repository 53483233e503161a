import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { refuseCustomerData } from '../platform/customer-data.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { nextActionState, whyNotFinish } from './action.rules.js';
import type { FinishActionInput } from './actions.dto.js';
import { lockAction } from './actions.queries.js';
import { saveAction } from './save-action.js';
import { tellLearners } from './tell-learners.js';
import { tellOfEnd } from './tell-of-action.js';

/** Something came of it; what, is told to all who raised it. */
export async function finishAction(tx: Tx, actor: Actor, actionId: string, input: FinishActionInput): Promise<void> {
  const action = await lockAction(tx, actor, actionId);
  refuseWhen(whyNotFinish(actor, action, input));
  refuseCustomerData({ field: 'result', text: input.result, isVouched: input.isVouched });
  const endedAt = now();
  const startedAt = action.startedAt ?? endedAt;
  const state = nextActionState(action.state, 'finish');
  await saveAction(tx, actor, action, {
    act: 'action.finished',
    changes: { state, result: input.result, startedAt, endedAt },
  });
  await tellOfEnd(tx, actor, action);
  await tellLearners(tx, actor, action, state);
}
