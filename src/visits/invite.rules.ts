// RFC 5545/5546: SEQUENCE starts at 0 and rises when time, place or host changes and on cancel, in the transaction of
// the change. What goes out is the current state, never older than what was announced, and nothing is cancelled that
// was never sent. An attempt counts as sent: the mail server may have taken the message and died before it said so.
export const inviteRoles = ['visitor', 'host'] as const;
export type InviteRole = (typeof inviteRoles)[number];

/** PARTSTAT of whoever has answered (RFC 5545 3.2.12). */
export const inviteAnswers = ['accepted', 'tentative', 'declined'] as const;
export type InviteAnswer = (typeof inviteAnswers)[number];

export interface InviteFacts {
  sequence: number;
  isLive: boolean;
  attemptedSequence: number | null;
  announcedSequence: number | null;
}

export type Announcement = 'request' | 'cancel' | 'none';

/** What the person must be sent now. */
export function nextAnnouncement(invite: InviteFacts): Announcement {
  if (invite.announcedSequence === invite.sequence) return 'none';
  if (invite.isLive) return 'request';
  return invite.attemptedSequence === null ? 'none' : 'cancel';
}

export type InviteChange = 'details' | 'cancel' | 'revive';

/** The invite after a change of time, place or host, after a cancel, or when its person becomes host again. */
export function changeInvite(invite: InviteFacts, change: InviteChange): { sequence: number; isLive: boolean } {
  return { sequence: invite.sequence + 1, isLive: change !== 'cancel' };
}

/** Whether the person has ever been sent this event. */
export const wasAnnounced = (invite: InviteFacts) => invite.attemptedSequence !== null;
