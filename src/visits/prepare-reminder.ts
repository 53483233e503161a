import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { createVisitLink } from './create-visit-link.js';
import { type LockedInvite, lockInvite } from './lock-invite.js';

export interface Reminder extends LockedInvite {
  /** Opens the page "I can't come". */
  token: string;
}

/** What a reminder says now; null when the visit is off, has begun, or the person was never told of it. */
export async function prepareReminder(tx: Tx, inviteId: string): Promise<Reminder | null> {
  const locked = await lockInvite(tx, inviteId);
  if (!locked) return null;
  const { invite, visit, recipient } = locked;
  if (!invite.isLive || invite.announcedSequence === null || visit.startsAt <= now()) return null;
  return { ...locked, token: await createVisitLink(tx, recipient.id, visit) };
}
