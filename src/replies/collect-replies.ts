import { now } from '../platform/clock.js';
import type { Transactions } from '../platform/database/transactions.js';
import { withoutSecrets } from '../platform/settings.js';
import { inviteAnswers } from '../visits/invite.rules.js';
import { judgeMessage, type Judged } from './judge-message.js';
import { type Mailbox, openMailbox } from './mailbox.client.js';
import { findLastUid, noteFault, noteProgress, noteRead } from './mailbox-progress.js';
import type { ReplyOutcome } from './reply.rules.js';
import { takeMessage } from './take-message.js';

// An answer is some ten thousand bytes; more is not even fetched.
const MOST_BYTES = 1_000_000;
/** In one go; what is left waits for the next. */
const MOST_MESSAGES = 200;

/** Reads what is new in the mailbox, each message once. When it cannot be read, that is noted, for it is tried again anyway. */
export async function collectReplies(transactions: Transactions, imapUrl: string): Promise<void> {
  const address = withoutSecrets(imapUrl);
  let mailbox: Mailbox | null = null;
  try {
    mailbox = await openMailbox(imapUrl);
    await readNew(transactions, address, mailbox);
    await transactions.run((tx) => noteRead(tx, address, now()));
  } catch (error) {
    await transactions.run((tx) => noteFault(tx, address, (error as Error).message, now()));
  } finally {
    mailbox?.close();
  }
}

async function readNew(transactions: Transactions, address: string, mailbox: Mailbox): Promise<void> {
  const lastUid = await transactions.run((tx) => findLastUid(tx, address, mailbox.uidValidity));
  for (const { uid, bytes } of await mailbox.listAfter(lastUid, MOST_MESSAGES)) {
    const judged: Judged =
      bytes > MOST_BYTES ? { senders: [], content: 'reply-too-big' } : await judgeMessage(await mailbox.download(uid));
    // Together: a process that dies here reads the message again, or has done all that it asked for.
    const outcome = await transactions.run(async (tx) => {
      await noteProgress(tx, address, uid);
      return takeMessage(tx, judged);
    });
    // What is no answer stays unread, for a person to look at.
    if (isAnswer(outcome)) await mailbox.markSeen(uid);
  }
}

const isAnswer = (outcome: ReplyOutcome) => inviteAnswers.some((answer) => answer === outcome);
