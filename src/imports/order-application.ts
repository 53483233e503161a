import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { whyNotApply } from './import.rules.js';
import { lockImport } from './imports.queries.js';
import { PeopleImport } from './people-import.entity.js';
import { enqueueImport } from './start-import.js';

/** Somebody who has seen what would change says "go on". */
export async function orderApplication(tx: Tx, actor: Actor, importId: string): Promise<void> {
  const found = await lockImport(tx, actor, importId);
  refuseWhen(whyNotApply(found.state, found.counts));
  await tx.update(PeopleImport, { id: importId }, { state: 'applying', done: 0, appliedById: actor.id });
  await enqueueImport(tx, importId);
}
