import type { Transactions } from '../platform/database/transactions.js';
import type { Mailer } from '../platform/mail/mailer.js';
import type { Views } from '../platform/views/views.js';

/** What a job may use of the house. */
export interface JobContext {
  transactions: Transactions;
  mailer: Mailer;
  views: Views;
}

/**
 * Does one job, after commit and at least once: from the current state of the row, so that a late or repeated job
 * does no harm. Throwing brings it back later.
 */
export type JobHandler<P extends object = object> = (
  payload: P,
  context: JobContext,
  /** Aborted when the process stops and cannot wait any longer: what takes minutes gives up then. */
  stopping?: AbortSignal,
) => Promise<void>;

// A table of handlers with payloads of their own; the queue keeps a payload beside the name it was enqueued under.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type JobHandlers = Record<string, JobHandler<any>>;
