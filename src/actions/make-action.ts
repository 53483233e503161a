import { recordAudit } from '../audit/record-audit.js';
import { notify } from '../notices/notify.js';

import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { refuseCustomerData } from '../platform/customer-data.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { localDate } from '../platform/views/days.js';
import { Action } from './action.entity.js';
import { whyNotMake } from './action.rules.js';
import type { MakeActionInput } from './actions.dto.js';
import { holdBoard } from './hold-board.js';
import { holdOwner } from './hold-owner.js';
import { countSameOpen, lockLearningHead } from './origin.queries.js';

/** Somebody sees to it that a learning, and all that is joined to it, leads to something. */
export async function makeAction(tx: Tx, actor: Actor, input: MakeActionInput): Promise<string> {
  const learningId = await lockLearningHead(tx, actor, input.learningId);
  const { timeZone } = await holdBoard(tx, input.departmentId);
  const owner = await holdOwner(tx, input.ownerId ?? actor.id);
  const createdAt = now();
  const { title, expectedEffect = '', departmentId, dueOn } = input;
  const { isVouched } = input;
  refuseCustomerData(
    { field: 'title', text: title, isVouched },
    { field: 'expectedEffect', text: expectedEffect, isVouched },
  );
  const sameOpen = await countSameOpen(tx, learningId, title);
  refuseWhen(whyNotMake({ dueOn, today: localDate(createdAt, timeZone), owner, sameOpen }));

  const said = { learningId, title, expectedEffect, departmentId, ownerId: owner.id, dueOn };
  const action = tx.create(Action, { ...said, createdById: actor.id, createdAt });
  await tx.insert(Action, action);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'action.made',
    subjectType: 'action',
    subjectId: action.id,
    after: said,
  });
  if (owner.id !== actor.id)
    await notify(tx, { personId: owner.id, kind: 'action-assigned', payload: { actionId: action.id } });
  return action.id;
}
