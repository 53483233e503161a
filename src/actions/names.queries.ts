import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';

/** The names of people by their ids. */
export async function listNames(tx: Tx, personIds: string[]): Promise<Map<string, string>> {
  const people: { id: string; name: string }[] = await tx.query(
    `SELECT p.id, ${nameOf('p')} AS name FROM people p WHERE p.id = ANY ($1::uuid[])`,
    [personIds],
  );
  return new Map(people.map(({ id, name }) => [id, name]));
}
