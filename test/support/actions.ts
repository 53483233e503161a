import { DateTime } from 'luxon';
import { ActionComment } from '../../src/actions/action-comment.entity.js';
import { Action } from '../../src/actions/action.entity.js';
import type { Learning } from '../../src/learnings/learning.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { now } from '../../src/platform/clock.js';
import type { Tx } from '../../src/platform/database/transactions.js';

export type ActionFacts = Partial<Omit<Action, 'learning' | 'department' | 'owner' | 'createdBy'>>;

/** `2026-12-01`, so many days from now. */
export const dueIn = (days: number) =>
  DateTime.fromJSDate(now(), { zone: 'Europe/Amsterdam' }).plus({ days }).toISODate() as string;

/** An open action of somebody, set down directly on the board of their department; with all that its state asks for. */
export function anAction(
  tx: Tx,
  learning: Pick<Learning, 'id'>,
  owner: Actor,
  facts: ActionFacts = {},
): Promise<Action> {
  const { state = 'open' } = facts;
  return tx.save(
    tx.create(Action, {
      learningId: learning.id,
      title: 'Zet het factuurnummer bovenaan de brief',
      expectedEffect: 'Minder vragen over welke factuur het gaat',
      departmentId: owner.departmentId,
      ownerId: owner.id,
      dueOn: dueIn(30),
      state,
      createdById: owner.id,
      createdAt: now(),
      startedAt: state === 'doing' ? now() : null,
      endedAt: state === 'done' || state === 'dropped' ? now() : null,
      result: state === 'done' ? 'Het nummer staat bovenaan' : null,
      reason: state === 'dropped' ? 'De brief verdwijnt' : null,
      ...facts,
    }),
  );
}

/** Said by somebody about an action. */
export const anActionComment = (tx: Tx, action: Action, author: Actor, text = 'Ik kijk ernaar') =>
  tx.save(tx.create(ActionComment, { actionId: action.id, authorId: author.id, text, writtenAt: now() }));
