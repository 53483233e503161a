import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Judged } from './judge-message.js';
import { Reply } from './reply.entity.js';
import type { ReplyOutcome } from './reply.rules.js';
import { takeReply } from './take-reply.js';

// The longest there can be (RFC 5321 4.5.3.1).
const LONGEST_ADDRESS = 320;

/** Does what a message asks for, if it may be believed, and writes down what became of it. */
export async function takeMessage(tx: Tx, { senders, content }: Judged): Promise<ReplyOutcome> {
  const { outcome, inviteId } =
    typeof content === 'string' ? { outcome: content, inviteId: null } : await takeReply(tx, senders, content);
  const sender = (senders[0] ?? '').slice(0, LONGEST_ADDRESS);
  await tx.insert(Reply, { receivedAt: now(), sender, outcome, inviteId });
  return outcome;
}
