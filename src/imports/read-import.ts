import { getActor, getPerson } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { findDuties } from '../directory/duties.queries.js';
import { whyNotLeave } from '../directory/role.rules.js';
import { type Compared, FileComparer, isLeaving } from './compare-file.js';
import { findReadable } from './imports.queries.js';
import { noteOutcomes } from './note-outcomes.js';
import { PeopleImport } from './people-import.entity.js';

/** Reads a file that waits to be read and writes down what would change; nothing else does. */
export async function readImport(tx: Tx, importId: string): Promise<void> {
  // Command line and job may both be at it: who comes second finds it read.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('read-import'), hashtext($1))`, [importId]);
  const found = await findReadable(tx, importId, 'reading');
  if (!found) return;
  const actor = await getActor(tx, found.createdById);
  const comparer = new FileComparer(actor, found);
  const reasons = await whyTheyStay(tx, actor, await comparer.compare(tx));
  const figures = await noteOutcomes(tx, importId, await comparer.compare(tx, { left: new Set(), reasons }));
  await tx.update(PeopleImport, { id: importId, state: 'reading' }, { ...figures, state: 'ready' });
}

async function whyTheyStay(tx: Tx, actor: Actor, { outcomes }: Compared): Promise<Map<string, string>> {
  const reasons = new Map<string, string>();
  for (const { before } of outcomes.filter(isLeaving)) {
    if (!before) continue;
    const person = await getPerson(tx, actor, before.id);
    const reason = whyNotLeave({ actor, person, duties: await findDuties(tx, person.id) });
    if (reason) reasons.set(person.id, reason);
  }
  return reasons;
}
