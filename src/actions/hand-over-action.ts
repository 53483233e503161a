import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { whyNotHandOver, whyNotHandTo } from './action.rules.js';
import type { HandOverActionInput } from './actions.dto.js';
import { lockAction } from './actions.queries.js';
import { holdOwner } from './hold-owner.js';
import { saveAction } from './save-action.js';
import { tellOfHandOver } from './tell-of-action.js';

/** Somebody else sees to it from now on; they and the one before hear of it. */
export async function handOverAction(
  tx: Tx,
  actor: Actor,
  actionId: string,
  input: HandOverActionInput,
): Promise<void> {
  const action = await lockAction(tx, actor, actionId);
  refuseWhen(whyNotHandOver(actor, action, input));
  const owner = await holdOwner(tx, input.ownerId);
  refuseWhen(whyNotHandTo(action, owner));
  await saveAction(tx, actor, action, { act: 'action.handed-over', changes: { ownerId: owner.id } });
  await tellOfHandOver(tx, actor, action, owner.id);
}
