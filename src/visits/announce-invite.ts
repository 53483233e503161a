import { recordAudit } from '../audit/record-audit.js';
import { isFreeIn, readFreeDaysAround } from '../calendar/free-days.queries.js';
import { isDueForReminder } from '../calendar/working-days.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { type MailKind, whichMail } from './announcement.rules.js';
import { createVisitLink } from './create-visit-link.js';
import { Invite } from './invite.entity.js';
import { findTold, TOLD_ACT, type Told, type VisitForMail } from './invites.queries.js';
import { type LockedInvite, lockInvite } from './lock-invite.js';

export interface Announcement extends LockedInvite {
  kind: MailKind;
  /** What the person knows for sure so far. */
  told: Told | null;
  /** Opens the page "I can't come"; null when there is nothing to come to. */
  token: string | null;
}

/**
 * Settles what the person must be sent now and notes the attempt. To be committed before the mail server hears of it:
 * from then on the event may be in a calendar, so a cancellation must follow it. Null when there is nothing to send.
 */
export async function attemptAnnouncement(tx: Tx, inviteId: string): Promise<Announcement | null> {
  const locked = await lockInvite(tx, inviteId);
  if (!locked) return null;
  const { invite, recipient } = locked;
  const told = await findTold(tx, invite.id, invite.announcedSequence);
  const kind = whichMail({ invite, visit: locked.visit, told, now: now() });
  if (!kind) return null;
  const visit = kind === 'cancel' ? await asHeld(tx, invite, locked.visit) : locked.visit;
  if (kind !== 'notice') await noteAttempt(tx, invite, visit, told);
  const token = invite.isLive ? await createVisitLink(tx, recipient.id, visit) : null;
  return { ...locked, visit, kind, told, token };
}

/** The visit as it stands in the calendar: a CANCEL keeps the DTSTART it takes away, wherever the visit went since. */
async function asHeld(tx: Tx, invite: Invite, visit: VisitForMail): Promise<VisitForMail> {
  const held = await findTold(tx, invite.id, invite.attemptedSequence);
  if (!held) return visit;
  return { ...visit, startsAt: new Date(held.startsAt), endsAt: new Date(held.endsAt), location: held.location };
}

async function noteAttempt(
  tx: Tx,
  { id, sequence, ...invite }: Invite,
  visit: VisitForMail,
  told: Told | null,
): Promise<void> {
  if (invite.attemptedSequence === sequence) return;
  await tx.update(Invite, { id }, { attemptedSequence: sequence });
  const after: Told = {
    sequence,
    isCancelled: !invite.isLive,
    startsAt: visit.startsAt.toISOString(),
    endsAt: visit.endsAt.toISOString(),
    location: visit.location,
    hostId: visit.hostId,
  };
  await recordAudit(tx, { actorId: null, act: TOLD_ACT, subjectType: 'invite', subjectId: id, before: told, after });
}

/** Notes what the mail server took. If the invite has moved on meanwhile, the job that came with the move sends the rest. */
export async function recordAnnouncement(tx: Tx, { invite, visit }: Announcement): Promise<void> {
  const at = now();
  // Who gets the invite when a reminder is due already needs no second mail.
  const freeDays = await readFreeDaysAround(tx, [visit.departmentId], at);
  const isFree = isFreeIn(freeDays.get(visit.departmentId));
  const remindedAt = invite.isLive && isDueForReminder({ ...visit, now: at, isFree }) ? at : null;
  await tx.query(
    `UPDATE invites
        SET attempted_sequence = greatest(attempted_sequence, $2), announced_sequence = greatest(announced_sequence, $2),
            reminded_at = CASE WHEN sequence = $2 THEN coalesce(reminded_at, $3) ELSE reminded_at END
      WHERE id = $1`,
    [invite.id, invite.sequence, remindedAt],
  );
}
