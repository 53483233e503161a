import { type NewNotice, notify } from '../notices/notify.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import type { ActionView } from './actions.queries.js';

type Told = Pick<ActionView, 'id' | 'ownerId' | 'createdById'>;

/** To each of these people once, but for whoever did it. */
const toAll = (kind: string, { id: actionId }: Told, actor: Pick<Actor, 'id'>, personIds: string[]): NewNotice[] =>
  [...new Set(personIds)]
    .filter((id) => id !== actor.id)
    .map((personId) => ({ personId, kind, payload: { actionId } }));

/** Somebody else took up, changed or reopened what the owner sees to. */
export async function tellOfChange(tx: Tx, actor: Actor, action: Told): Promise<void> {
  await notify(tx, ...toAll('action-changed', action, actor, [action.ownerId]));
}

/** It is done or dropped: for its owner and who made it. */
export async function tellOfEnd(tx: Tx, actor: Actor, action: Told): Promise<void> {
  await notify(tx, ...toAll('action-ended', action, actor, [action.ownerId, action.createdById]));
}

/** For the new owner, and the one before. */
export async function tellOfHandOver(tx: Tx, actor: Pick<Actor, 'id'>, action: Told, ownerId: string): Promise<void> {
  await notify(tx, ...toAll('action-handed-over', action, actor, [ownerId, action.ownerId]));
}
