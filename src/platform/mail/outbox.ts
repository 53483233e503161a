import { now } from '../clock.js';
import type { Transactions } from '../database/transactions.js';
import { OutboxMail } from './outbox-mail.entity.js';
import type { OutgoingMail } from './outgoing-mail.js';
import { composeMessage } from './smtp.client.js';

/** Keeps mails in the house, where a page shows them: for a company that has set no mail server yet. */
export class Outbox {
  constructor(private readonly transactions: Transactions) {}

  async send(mail: OutgoingMail): Promise<void> {
    const row = {
      messageId: mail.messageId,
      recipient: mail.to.address,
      subject: mail.subject,
      raw: await composeMessage(mail),
      createdAt: now(),
    };
    await this.transactions.run((tx) =>
      tx.createQueryBuilder().insert().into(OutboxMail).values(row).orIgnore().updateEntity(false).execute(),
    );
  }

  async check(): Promise<boolean> {
    return true;
  }

  close(): void {}
}
