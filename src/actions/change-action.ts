import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import { refuseCustomerData } from '../platform/customer-data.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { localDate } from '../platform/views/days.js';
import { whyNotChange, whyNotDue } from './action.rules.js';
import type { ChangeActionInput } from './actions.dto.js';
import { lockAction } from './actions.queries.js';
import { holdBoard } from './hold-board.js';
import { saveAction } from './save-action.js';
import { tellOfChange } from './tell-of-action.js';

const changeable = ['title', 'expectedEffect', 'departmentId', 'dueOn'] as const;

/** What is left out stays as it is. */
export async function changeAction(tx: Tx, actor: Actor, actionId: string, input: ChangeActionInput): Promise<void> {
  const action = await lockAction(tx, actor, actionId);
  refuseWhen(whyNotChange(actor, action, input));
  const names = changeable.filter((name) => input[name] !== undefined && input[name] !== action[name]);
  if (!names.length) return;
  const changes = Object.fromEntries(names.map((name) => [name, input[name]]));
  const { title = '', expectedEffect = '', isVouched } = input;
  refuseCustomerData(
    { field: 'title', text: title, isVouched: isVouched || title === action.title },
    { field: 'expectedEffect', text: expectedEffect, isVouched: isVouched || expectedEffect === action.expectedEffect },
  );
  const { timeZone } = await holdBoard(tx, input.departmentId ?? action.departmentId);
  if (changes.dueOn !== undefined) refuseWhen(whyNotDue(changes.dueOn, localDate(now(), timeZone)));
  await saveAction(tx, actor, action, { act: 'action.changed', changes });
  await tellOfChange(tx, actor, action);
}
