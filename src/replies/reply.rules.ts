import { type InviteAnswer, inviteAnswers } from '../visits/invite.rules.js';

// RFC 5546 3.2.3 and rule 12 of our invites: an answer is known by UID and attendee, and its sender must be that
// attendee. A UID is a secret between us and the one person it was mailed to. What answers an older SEQUENCE, or is older
// than the last answer, says nothing any more. An answer only marks the invite: nobody is ever called off by a mail.

/** Why nothing is done with a message. */
export type ReplyFault =
  | 'reply-too-big'
  | 'reply-unreadable'
  | 'reply-no-calendar'
  | 'reply-other-method'
  | 'reply-other-answer'
  | 'reply-unknown-event'
  | 'reply-forged'
  | 'reply-outdated'
  | 'reply-from-the-future'
  | 'reply-repeated'
  | 'reply-over';

export type ReplyOutcome = InviteAnswer | ReplyFault;

/** What a METHOD:REPLY says. */
export interface CalendarReply {
  uid: string;
  sequence: number;
  stamp: Date;
  /** Address of the attendee who answers, in lower case. */
  attendee: string;
  /** In lower case. */
  partstat: string;
}

export interface ReplyFacts {
  reply: CalendarReply;
  /** Addresses the message says it comes from, in lower case. */
  senders: string[];
  /** The invite with the reply's UID; null when there is none. */
  invite: {
    email: string;
    isLive: boolean;
    sequence: number;
    /** The last SEQUENCE handed to the mail server; null when the person was sent nothing. */
    attemptedSequence: number | null;
    answeredAt: Date | null;
    endsAt: Date;
  } | null;
  now: Date;
}

const DAY = 86_400_000;

/** Null when the reply is to be taken. */
export function whyNotTakeReply({ reply, senders, invite, now }: ReplyFacts): ReplyFault | null {
  if (!invite || invite.attemptedSequence === null) return 'reply-unknown-event';
  if (senders.length !== 1 || senders[0] !== reply.attendee || reply.attendee !== invite.email) return 'reply-forged';
  if (!readAnswer(reply.partstat)) return 'reply-other-answer';
  if (!invite.isLive || invite.endsAt <= now) return 'reply-over';
  if (reply.sequence < invite.sequence) return 'reply-outdated';
  if (reply.sequence > invite.attemptedSequence) return 'reply-forged';
  // A day, for calendars in other time zones whose clocks are set by hand.
  if (reply.stamp.getTime() > now.getTime() + DAY) return 'reply-from-the-future';
  if (invite.answeredAt && reply.stamp <= invite.answeredAt) return 'reply-repeated';
  return null;
}

/** Null for what is no answer to us: DELEGATED, NEEDS-ACTION. */
export const readAnswer = (partstat: string): InviteAnswer | null =>
  inviteAnswers.find((answer) => answer === partstat) ?? null;
