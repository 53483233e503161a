import type { Transactions } from '../database/transactions.js';
import type { Settings } from '../settings.js';
import { Outbox } from './outbox.js';
import type { OutgoingMail } from './outgoing-mail.js';
import { SmtpMailer } from './smtp.client.js';

export interface Mailer {
  /** Settles once the mail is in somebody else's hands; throws when it is not, or not surely. */
  send(mail: OutgoingMail): Promise<void>;
  /** Whether a mail can be delivered now. */
  check(): Promise<boolean>;
  close(): void;
}

/** The SMTP server of the settings, or the outbox when none is set. */
export function createMailer({ smtpUrl }: Settings, transactions: Transactions): Mailer {
  return smtpUrl ? new SmtpMailer(smtpUrl) : new Outbox(transactions);
}
