// Which mail a person gets about their invite: a calendar object as `nextAnnouncement` says, or, when the visit was
// cancelled before they were ever sent one, a mail without: a CANCEL would speak of an event no calendar knows. A host
// who was replaced before being told of the visit has nothing to hear.
import { type InviteFacts, nextAnnouncement } from './invite.rules.js';
import type { VisitState } from './visit.rules.js';

export type MailKind = 'request' | 'update' | 'cancel' | 'notice';

export interface AnnouncementFacts {
  invite: InviteFacts & { personId: string };
  visit: { state: VisitState; visitorId: string; hostId: string | null; endsAt: Date };
  /** What the person was told last, if anything. */
  told: { isCancelled: boolean } | null;
  now: Date;
}

export function whichMail({ invite, visit, told, now }: AnnouncementFacts): MailKind | null {
  if (visit.endsAt <= now) return null;
  const next = nextAnnouncement(invite);
  if (next === 'cancel') return 'cancel';
  if (next === 'request') return told && !told.isCancelled ? 'update' : 'request';
  const isConcerned = [visit.visitorId, visit.hostId].includes(invite.personId);
  const isUntold = !invite.isLive && invite.attemptedSequence === null;
  return isUntold && isConcerned && visit.state === 'cancelled' ? 'notice' : null;
}
