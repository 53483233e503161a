import { recordAudit } from '../audit/record-audit.js';
import { deactivatePerson } from '../directory/deactivate-person.js';
import { getActor, lockPeople } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { Refused } from '../platform/refusal.js';
import { type Compared, FileComparer, isLeaving, type Leavers } from './compare-file.js';
import { findReadable } from './imports.queries.js';
import { noteOutcomes } from './note-outcomes.js';
import { PeopleImport } from './people-import.entity.js';
import { savePeople } from './save-people.js';

/** Somebody stopped the import while it ran: nothing of it may stay. */
export class ImportStopped extends Error {}

/**
 * Makes true what a file says, all of it or nothing. It compares once more: who changed since the file was read is seen
 * as they are now. `onProgress` speaks outside this transaction, which nobody can look into.
 * @throws ImportStopped when it was cancelled meanwhile
 */
export async function applyImport(
  tx: Tx,
  importId: string,
  onProgress: (done: number) => Promise<void> = async () => undefined,
): Promise<void> {
  // One file at a time: two about the same people would each think that they are new.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('apply-import'), 0)`);
  const found = await findReadable(tx, importId, 'applying');
  if (!found) return;
  const actor = await getActor(tx, found.appliedById ?? found.createdById);
  const comparer = new FileComparer(actor, found);
  const first = await comparer.compare(tx);
  const leavers = await letLeave(tx, actor, first);
  const changed = first.outcomes.filter(({ kind }) => kind === 'changed').flatMap(({ personId }) => personId ?? []);
  await lockPeople(tx, changed);
  // As they are now that nobody else can change them, and without those who left.
  const comparison = changed.length ? await comparer.compare(tx, leavers) : first;
  const figures = await noteOutcomes(tx, importId, comparison);
  await savePeople(tx, actor, comparison, async (done) => {
    await mustGoOn(tx, importId);
    await onProgress(done);
  });
  // Its own row comes last: locked before, nobody could tell the progress or stop it.
  const { affected } = await tx.update(
    PeopleImport,
    { id: importId, state: 'applying' },
    { ...figures, done: figures.rows, state: 'applied', appliedAt: now(), content: null },
  );
  if (!affected) throw new ImportStopped();
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'import.applied',
    subjectType: 'import',
    subjectId: importId,
    after: { ...figures.counts, fileName: found.fileName, layout: found.layout.name },
  });
}

/** Each who leaves does so by the act that looks after their visits and roles; who cannot leave yet stays. */
async function letLeave(tx: Tx, actor: Actor, { outcomes }: Compared): Promise<Leavers> {
  const leavers: Leavers = { left: new Set(), reasons: new Map() };
  for (const { before } of outcomes.filter(isLeaving)) {
    if (!before) continue;
    try {
      await tx.transaction((inner) => deactivatePerson(inner, actor, before.id));
      leavers.left.add(before.id);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      leavers.reasons.set(before.id, error.reason);
    }
  }
  return leavers;
}

async function mustGoOn(tx: Tx, importId: string): Promise<void> {
  if (!(await tx.existsBy(PeopleImport, { id: importId, state: 'applying' }))) throw new ImportStopped();
}
