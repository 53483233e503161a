import type { Transactions, Tx } from '../platform/database/transactions.js';
import { NotFound, Refused } from '../platform/refusal.js';
import { refusalMessage } from '../platform/views/form.js';
import type { Message } from '../platform/views/locales.js';

export interface Outcome {
  /** Visits on which the act was done. */
  done: string[];
  refused: { visitId: string; why: Message }[];
}

const isGone: Message = { key: 'decisions.gone', facts: {} };

/** Acts on each visit in its own right, one after the other: what is refused to one is not undone with the others. */
export async function decideEach(
  transactions: Transactions,
  visitIds: string[],
  act: (tx: Tx, visitId: string) => Promise<void>,
): Promise<Outcome> {
  const outcome: Outcome = { done: [], refused: [] };
  for (const visitId of visitIds) {
    try {
      await transactions.run((tx) => act(tx, visitId));
      outcome.done.push(visitId);
    } catch (error) {
      const isMissing = error instanceof NotFound && visitIds.length > 1;
      if (!(error instanceof Refused) && !isMissing) throw error;
      outcome.refused.push({ visitId, why: error instanceof Refused ? refusalMessage(error) : isGone });
    }
  }
  return outcome;
}
