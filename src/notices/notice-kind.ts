import type { Recipient } from '../people/recipient.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import type { MailAddress } from '../platform/mail/outgoing-mail.js';

/** One thing to tell, as it is true now. */
export interface NoticeMail {
  subject: string;
  /** Shown as the sender's name; the product's own when left out. */
  fromName?: string;
  replyTo?: MailAddress;
  /** `mail/<name>`, which begins with `{% layout frame %}`: the frame of a mail of its own, or of a part of a bundle. */
  template: string;
  /** What the template needs besides `recipient` and `frame`. */
  model: object;
}

/** As what somebody is told; who chooses what comes by mail sees the kinds sorted by it. */
export const noticeSubjects = ['visiting', 'hosting', 'leading', 'following', 'improving', 'campaigns'] as const;
export type NoticeSubject = (typeof noticeSubjects)[number];

/** What one kind of notice says, and whether people can do without it. */
export interface NoticeKind<P extends object = object> {
  /** Whether it is mailed whatever the person chose. */
  isRequired: boolean;
  /** Mailed to nobody who did not ask for it. */
  isByRequest?: boolean;
  /** Visiting, when left out. */
  about?: NoticeSubject;
  /** From the current state of things; null when it is true no more, and then nothing is sent. */
  load(tx: Tx, recipient: Recipient, payload: P): Promise<NoticeMail | null>;
}

// A table of kinds with payloads of their own; a notice keeps its payload beside the kind it was given under.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type NoticeKinds = Record<string, NoticeKind<any>>;

/** Under which Nest hands the kinds to whoever shows them. */
export const NOTICE_KINDS = Symbol('notice kinds');
