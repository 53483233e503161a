import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { successorOf, type Successors } from './action.rules.js';
import type { ActionView } from './actions.queries.js';
import { saveAction } from './save-action.js';
import { tellOfHandOver } from './tell-of-action.js';

/**
 * What somebody who leaves still saw to goes to a lead of the department on whose board it stands; else to their manager,
 * who made it, or who lets them go. The person is locked, so that nobody hands them anything more.
 */
export async function passOnActions(tx: Tx, actor: Actor, leaverId: string): Promise<void> {
  const actions: (Pick<ActionView, 'id' | 'revision' | 'ownerId' | 'createdById'> & { successors: Successors })[] =
    await tx.query(
      `SELECT a.id, a.revision, a.owner_id AS "ownerId", a.created_by_id AS "createdById", json_build_object(
              'leadId', (SELECT r.person_id FROM person_roles r JOIN people p ON p.id = r.person_id AND p.is_active
                          WHERE r.department_id = a.department_id AND r.role = 'lead' AND r.person_id <> $1
                          ORDER BY p.family_name, p.given_name, p.id LIMIT 1),
              'managerId', (SELECT m.id FROM people p JOIN people m ON m.id = p.manager_id AND m.is_active WHERE p.id = $1),
              'createdById', (SELECT id FROM people WHERE id = a.created_by_id AND is_active)) AS successors
         FROM actions a WHERE a.owner_id = $1 AND a.state IN ('open', 'doing') ORDER BY a.id FOR NO KEY UPDATE OF a`,
      [leaverId],
    );
  for (const action of actions) {
    const ownerId = successorOf(action.successors, leaverId, actor.id);
    await saveAction(tx, actor, action, { act: 'action.handed-over', changes: { ownerId } });
    await tellOfHandOver(tx, actor, action, ownerId);
  }
}

/** Lets whoever moves these actions finish first: an action is locked before the people in it. */
export async function lockOwnActions(tx: Tx, ownerId: string): Promise<void> {
  await tx.query(
    `SELECT FROM actions WHERE owner_id = $1 AND state IN ('open', 'doing') ORDER BY id FOR NO KEY UPDATE`,
    [ownerId],
  );
}
