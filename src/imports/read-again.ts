import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { whyNotReadAgain } from './import.rules.js';
import { lockImport } from './imports.queries.js';
import type { ReadAgainInput } from './imports.dto.js';
import type { Layout } from './layout.rules.js';
import { PeopleImport } from './people-import.entity.js';
import { enqueueImport } from './start-import.js';

/** Reads the same file once more: with departments to be made, without managers nobody knows, or in another layout. */
export async function readAgain(
  tx: Tx,
  actor: Actor,
  importId: string,
  answers: ReadAgainInput & { layout?: Layout },
): Promise<void> {
  const { state, layout } = await lockImport(tx, actor, importId);
  refuseWhen(!layout && !answers.layout ? 'import-not-mapped' : whyNotReadAgain(state));
  await tx.update(PeopleImport, { id: importId }, { ...answers, state: 'reading', done: 0 });
  await enqueueImport(tx, importId);
}
