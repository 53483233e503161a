import { findRecipient, type Recipient } from '../people/recipient.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { nextAnnouncement } from '../visits/invite.rules.js';
import { TestInvite } from './test-invite.entity.js';

export interface TestAnnouncement {
  invite: TestInvite;
  recipient: Recipient;
}

/** Settles what must be sent now and notes the attempt, before the mail server hears of it. Null when there is nothing. */
export async function attemptTestInvite(tx: Tx, inviteId: string): Promise<TestAnnouncement | null> {
  const invite = await tx.findOne(TestInvite, { where: { id: inviteId }, lock: { mode: 'pessimistic_write' } });
  const recipient = invite && (await findRecipient(tx, invite.personId));
  if (!invite || !recipient || nextAnnouncement(invite) === 'none') return null;
  await tx.update(TestInvite, { id: inviteId }, { attemptedSequence: invite.sequence });
  return { invite, recipient };
}

/** Notes what came of it: taken by the mail server, or what it said instead. */
export async function recordTestInvite(tx: Tx, { id, sequence }: TestInvite, fault: string | null): Promise<void> {
  if (fault !== null) await tx.update(TestInvite, { id, sequence }, { fault });
  else
    await tx.query(
      `UPDATE test_invites SET announced_sequence = greatest(announced_sequence, $2),
        fault = CASE WHEN sequence = $2 THEN NULL ELSE fault END WHERE id = $1`,
      [id, sequence],
    );
}
