import { holdPeople } from '../people/people.queries.js';
import { Person } from '../people/person.entity.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput } from '../platform/refusal.js';
import type { NewOwner } from './action.rules.js';

/** Who is to see to an action, and cannot leave until the transaction ends. Throws InvalidInput for nobody. */
export async function holdOwner(tx: Tx, ownerId: string): Promise<NewOwner> {
  await holdPeople(tx, [ownerId]);
  const owner = await tx.findOne(Person, { select: { id: true, isActive: true }, where: { id: ownerId } });
  if (!owner) throw new InvalidInput([{ field: 'ownerId', rule: 'unknown-person', facts: {} }]);
  return owner;
}
