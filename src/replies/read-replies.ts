import { enqueue } from '../jobs/enqueue.js';
import type { JobHandler } from '../jobs/job.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { collectReplies } from './collect-replies.js';

/** Has the mailbox read, if there is one. Answers are never urgent: a minute's wait spares a connection that stays open. */
export async function askForReplies(tx: Tx): Promise<void> {
  if (!settings().imapUrl) return;
  await enqueue(tx, { name: 'read-replies', payload: {}, key: 'read-replies', queue: 'read-replies' });
}

export const readReplies: JobHandler = async (_, { transactions }) => {
  const { imapUrl } = settings();
  if (imapUrl) await collectReplies(transactions, imapUrl);
};
