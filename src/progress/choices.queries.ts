import { nameOf } from '../people/name.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { type View, viewsOf } from './progress.rules.js';

const MOST_COHORTS = 60;
const MOST_MANAGERS = 500;

interface Choice {
  value: string;
  label: string;
}

/** Whoever has more to follow than the own people is offered those only when one of them is on a rotation. */
export async function listViews(tx: Tx, actor: Actor): Promise<View[]> {
  const managed = await findManaged(tx, actor.id);
  const others = viewsOf(actor, { isManager: false });
  return viewsOf(actor, { isManager: managed.hires || (managed.people && !others.length) });
}

/** Whether somebody manages anybody, and anybody on a rotation. */
export async function findManaged(tx: Tx, personId: string): Promise<{ people: boolean; hires: boolean }> {
  const [managed]: [{ people: boolean; hires: boolean }] = await tx.query(
    `SELECT EXISTS (SELECT FROM people p WHERE p.manager_id = $1 AND p.is_active) AS people,
            EXISTS (SELECT FROM people p JOIN rotations r ON r.person_id = p.id AND r.state = 'open'
                     WHERE p.manager_id = $1 AND p.is_active) AS hires`,
    [personId],
  );
  return managed;
}

/** The latest first. */
export function listCohortChoices(tx: Tx): Promise<Choice[]> {
  return tx.query(`SELECT id AS value, name AS label FROM cohorts ORDER BY first_on DESC, name LIMIT ${MOST_COHORTS}`);
}

/** Whose people are on a rotation, by name. */
export function listManagerChoices(tx: Tx): Promise<Choice[]> {
  return tx.query(
    `SELECT m.id AS value, ${nameOf('m')} AS label FROM people m
      WHERE m.id IN (SELECT p.manager_id FROM rotations r JOIN people p ON p.id = r.person_id WHERE r.state = 'open')
      ORDER BY m.family_name, m.given_name, m.id LIMIT ${MOST_MANAGERS}`,
  );
}

/** Who begins soon, or did not long ago, without a rotation. */
export async function countWithoutRotation(tx: Tx, today: string): Promise<number> {
  const [{ count }]: [{ count: number }] = await tx.query(
    `SELECT count(*)::int AS count FROM people p
      WHERE p.is_active AND p.starts_on BETWEEN $1::date - 30 AND $1::date + 60
        AND NOT EXISTS (SELECT FROM rotations r WHERE r.person_id = p.id)`,
    [today],
  );
  return count;
}
