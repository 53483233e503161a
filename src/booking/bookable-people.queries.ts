import { nameOf } from '../people/name.queries.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';

/** Somebody the actor may book for. */
export interface BookablePerson {
  id: string;
  name: string;
  email: string;
  departmentId: string;
  departmentName: string;
}

const NAME = nameOf('p');

// The same answer as `mayBookFor` for others than oneself, as a condition; takes the parameters of `bookableBy`.
const BOOKABLE = `p.is_active AND p.id <> $1 AND ($2::boolean OR p.manager_id = $1)`;

const bookableBy = (actor: Actor): unknown[] => [actor.id, servesCompany(actor)];

/** Whether there is anybody but themselves that the actor may book for. */
export async function booksForOthers(tx: Tx, actor: Actor): Promise<boolean> {
  if (servesCompany(actor)) return true;
  const [row]: [{ is: boolean }] = await tx.query(
    `SELECT EXISTS (SELECT FROM people p WHERE p.is_active AND p.manager_id = $1) AS is`,
    [actor.id],
  );
  return row.is;
}

/** People the actor may book for with these letters in their name or mail address, by name. */
export function listBookablePeople(tx: Tx, actor: Actor, search: string, limit: number): Promise<BookablePerson[]> {
  return tx.query(
    `SELECT p.id, ${NAME} AS name, p.email, p.department_id AS "departmentId", d.name AS "departmentName"
       FROM people p JOIN departments d ON d.id = p.department_id
      WHERE ${BOOKABLE} AND position(lower($3) IN lower(concat_ws(' ', ${NAME}, p.email))) > 0
      ORDER BY p.family_name, p.given_name, p.id LIMIT $4`,
    [...bookableBy(actor), search, limit],
  );
}

/** People the actor may book for who are called exactly this, or have exactly this mail address. */
export function listPeopleCalled(tx: Tx, actor: Actor, text: string, limit: number): Promise<BookablePerson[]> {
  return tx.query(
    `SELECT p.id, ${NAME} AS name, p.email, p.department_id AS "departmentId", d.name AS "departmentName"
       FROM people p JOIN departments d ON d.id = p.department_id
      WHERE ${BOOKABLE} AND (p.email = lower($3) OR lower(${NAME}) = lower($3))
      ORDER BY p.family_name, p.given_name, p.id LIMIT $4`,
    [...bookableBy(actor), text, limit],
  );
}
