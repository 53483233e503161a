import { settings } from '../settings.js';

export interface MailAddress {
  name: string;
  address: string;
}

export interface OutgoingMail {
  to: MailAddress;
  replyTo?: MailAddress;
  /** Shown beside the scheduling mailbox's address; the product's own name when left out. */
  fromName?: string;
  subject: string;
  /** The text/plain part is made from it. */
  html: string;
  /** The same for the same event in the same state, so that a repeated mail can be known for one. See `messageId`. */
  messageId: string;
  /** The one calendar object of an invite; `method` must be the METHOD in it (RFC 6047 2.4). */
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string };
}

/** The address that mail comes from, and invites: the scheduling mailbox. */
export const scheduler = (name: string): MailAddress => ({ name, address: settings().mailFrom });

/** A Message-ID of our own domain; the parts say which event and which state of it. */
export const messageId = (...parts: (string | number)[]) => `<${parts.join('.')}@${settings().mailFrom.split('@')[1]}>`;
