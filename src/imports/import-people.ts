import type { JobHandler } from '../jobs/job.js';
import type { Transactions } from '../platform/database/transactions.js';
import { applyImport, ImportStopped } from './apply-import.js';
import { PeopleImport } from './people-import.entity.js';
import { readImport } from './read-import.js';

/** Reads or applies a file, whichever its import waits for; a second time it finds nothing to do. */
export async function workOnImport(transactions: Transactions, importId: string): Promise<void> {
  await transactions.run((tx) => readImport(tx, importId));
  const tellProgress = (done: number) =>
    transactions.run((tx) => tx.update(PeopleImport, { id: importId }, { done })).then(() => undefined);
  try {
    await transactions.run((tx) => applyImport(tx, importId, tellProgress));
  } catch (error) {
    if (!(error instanceof ImportStopped)) throw error;
  }
}

export const importPeople: JobHandler<{ importId: string }> = ({ importId }, { transactions }) =>
  workOnImport(transactions, importId);
