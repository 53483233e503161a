import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { Action } from './action.entity.js';
import type { ActionView } from './actions.queries.js';

type Changeable = 'title' | 'expectedEffect' | 'departmentId' | 'ownerId' | 'dueOn' | 'state' | 'result' | 'reason';
const told: readonly Changeable[] = [
  'title',
  'expectedEffect',
  'departmentId',
  'ownerId',
  'dueOn',
  'state',
  'result',
  'reason',
];

/** A change of an action, and the word it is written down under. */
export interface ActionChange {
  act: string;
  changes: Partial<Pick<Action, Changeable | 'startedAt' | 'endedAt'>>;
}

/** Changes a locked action: its revision rises, so that whoever looked at it before is told. */
export async function saveAction(
  tx: Tx,
  actor: Pick<Actor, 'id'>,
  action: Pick<ActionView, 'id' | 'revision'> & Partial<Pick<ActionView, Changeable>>,
  { act, changes }: ActionChange,
): Promise<void> {
  await tx.update(Action, { id: action.id }, { ...changes, revision: action.revision + 1 });
  const changed = told.filter((name) => name in changes && changes[name] !== action[name]);
  const pick = (from: Partial<Record<Changeable, unknown>>) =>
    Object.fromEntries(changed.map((name) => [name, from[name]]));
  await recordAudit(tx, {
    actorId: actor.id,
    act,
    subjectType: 'action',
    subjectId: action.id,
    before: pick(action),
    after: pick(changes),
  });
}
