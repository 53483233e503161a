import type { Learning } from '../../src/learnings/learning.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { anAction, type ActionFacts } from './actions.js';
import { aLearningAt, type LearningFacts } from './learnings.js';
import { aPerson } from './people.js';

export interface RaisedFacts extends LearningFacts {
  /** What became of it: an action for each, of somebody in a department of their own. */
  actions?: ActionFacts[];
}

/** Something heard on the floor of a department, with what is done about it. */
export async function aRaised(
  tx: Tx,
  floor: Department,
  { actions = [], ...facts }: RaisedFacts = {},
): Promise<Learning> {
  const learning = await aLearningAt(tx, floor, facts);
  for (const action of actions) await anAction(tx, learning, await aPerson(tx), action);
  return learning;
}
