import { createTransport } from 'nodemailer';
import { now } from '../clock.js';
import { type OutgoingMail, scheduler } from './outgoing-mail.js';
import { plainText } from './plain-text.client.js';

const SECOND = 1000;
/** A server that trickles its answers outlasts every timeout of its own but this one. */
const DEADLINE = 60 * SECOND;

const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

/** The mail as it goes over the wire, RFC 5322. */
export async function composeMessage(mail: OutgoingMail): Promise<Buffer> {
  const { message } = await composer.sendMail({
    from: scheduler(mail.fromName ?? 'Meekijk'),
    to: mail.to,
    replyTo: mail.replyTo,
    subject: mail.subject,
    date: now(),
    messageId: mail.messageId,
    headers: { 'Auto-Submitted': 'auto-generated' },
    html: mail.html,
    text: plainText(mail.html),
    icalEvent: mail.calendar,
  });
  return message as Buffer;
}

export interface SmtpTimeouts {
  connectionTimeout: number;
  greetingTimeout: number;
  socketTimeout: number;
  deadline: number;
}

const timeouts: SmtpTimeouts = {
  connectionTimeout: 10 * SECOND,
  greetingTimeout: 10 * SECOND,
  socketTimeout: 30 * SECOND,
  deadline: DEADLINE,
};

/** Hands mail to the SMTP server at the url, over a few connections that stay open. */
export class SmtpMailer {
  private readonly transport;
  private readonly deadline: number;

  constructor(url: string, { deadline, ...limits }: SmtpTimeouts = timeouts) {
    this.deadline = deadline;
    this.transport = createTransport({ pool: true, url, ...limits });
  }

  async send(mail: OutgoingMail): Promise<void> {
    await this.transport.sendMail({
      envelope: { from: scheduler('').address, to: mail.to.address },
      raw: await composeMessage(mail),
      signal: AbortSignal.timeout(this.deadline),
    });
  }

  check(): Promise<boolean> {
    return this.transport.verify().then(
      () => true,
      () => false,
    );
  }

  close(): void {
    this.transport.close();
  }
}
