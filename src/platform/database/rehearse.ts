import type { Tx } from './transactions.js';

class Rehearsed extends Error {}

/** Does the work, tells what came of it and undoes it all: nobody outside ever sees it. */
export async function rehearse<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  let outcome: { value: T } | null = null;
  try {
    await tx.transaction(async (inner) => {
      outcome = { value: await work(inner) };
      throw new Rehearsed();
    });
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
  return (outcome as unknown as { value: T }).value;
}
