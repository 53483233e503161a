import { findReplyTo, findRecipient, type Recipient } from '../people/recipient.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import type { MailAddress } from '../platform/mail/outgoing-mail.js';
import { Invite } from './invite.entity.js';
import { findVisitForMail, type VisitForMail } from './invites.queries.js';

export interface LockedInvite {
  invite: Invite;
  visit: VisitForMail;
  /** Whose invite it is. */
  recipient: Recipient;
  replyTo?: MailAddress;
}

/** The invite, locked, with what a mail about it says; null when its person has left. */
export async function lockInvite(tx: Tx, inviteId: string): Promise<LockedInvite | null> {
  // Locked before the visit is read, so that an act that changes both is seen whole or not at all.
  const invite = await tx.findOne(Invite, { where: { id: inviteId }, lock: { mode: 'pessimistic_write' } });
  const visit = invite && (await findVisitForMail(tx, invite.visitId));
  const recipient = invite && (await findRecipient(tx, invite.personId));
  if (!invite || !visit || !recipient) return null;
  return { invite, visit, recipient, replyTo: await findReplyTo(tx, visit.departmentId, recipient) };
}
