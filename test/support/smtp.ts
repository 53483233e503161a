import { afterAll, beforeAll } from '@jest/globals';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { SmtpMailer } from '../../src/platform/mail/smtp.client.js';

/**
 * What the server does with one mail: `greylist` it (451), `reject` it (550), `hang` once it has it all, `trickle` a
 * reply that never ends, or take it and `drop` the connection before it says so.
 */
export type SmtpFault = 'greylist' | 'reject' | 'hang' | 'trickle' | 'drop';

export interface TakenMail {
  raw: Buffer;
  parsed: ParsedMail;
  recipients: string[];
}

/** A real mail server in the test process. */
export class TestSmtp {
  /** What it took, oldest first. */
  readonly mails: TakenMail[] = [];
  /** What it was handed and did not take. */
  readonly refused: Buffer[] = [];
  private readonly faults: SmtpFault[] = [];
  private readonly sockets = new Set<Socket>();
  private isSilent = false;
  private meanwhile: (() => Promise<void>) | null = null;
  private port = 0;
  private server: SMTPServer | null = null;

  /** On a port of its own, the same one after every `stop`. */
  static async start(): Promise<TestSmtp> {
    const smtp = new TestSmtp();
    await smtp.start();
    return smtp;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** How many connections are open. */
  get connections(): number {
    return this.sockets.size;
  }

  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onConnect: (_, answer) => (this.isSilent ? undefined : answer()),
      onData: (stream, session, answer) => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        // A connection may end in the middle of a mail: then there is nobody to answer.
        buffer(stream).then(
          (raw) => this.receive(raw, recipients, answer),
          () => {},
        );
      },
    });
    server.on('error', () => {});
    server.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
    server.listen(this.port, '127.0.0.1');
    await once(server.server, 'listening');
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Nobody answers on the port any more; open connections end. */
  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server!.close(resolve));
    this.dropConnections();
    await closed;
  }

  dropConnections(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** What happens to the next mails, one fault each; after these all is well. */
  willFail(...faults: SmtpFault[]): void {
    this.faults.push(...faults);
  }

  /** All is well again. */
  forgetFaults(): void {
    this.faults.length = 0;
  }

  /** Takes connections and does not say a word. */
  fallSilent(isSilent = true): void {
    this.isSilent = isSilent;
  }

  /** What the rest of the world does while the next mail is under way. */
  whileTaking(work: () => Promise<void>): void {
    this.meanwhile = work;
  }

  private async receive(raw: Buffer, recipients: string[], answer: (error?: Error | null) => void): Promise<void> {
    const [fault, work] = [this.faults.shift(), this.meanwhile];
    this.meanwhile = null;
    await work?.();
    if (fault && fault !== 'drop') this.refused.push(raw);
    if (fault === 'greylist') return answer(refusal(451, 'Try again later'));
    if (fault === 'reject') return answer(refusal(550, 'No such person'));
    if (fault === 'hang') return;
    if (fault === 'trickle') return this.trickle();
    this.mails.push({ raw, parsed: await simpleParser(raw), recipients });
    if (fault === 'drop') this.dropConnections();
    else answer();
  }

  private trickle(): void {
    for (const socket of this.sockets) {
      const timer = setInterval(() => socket.write('250-still busy\r\n'), 20);
      socket.once('close', () => clearInterval(timer));
    }
  }
}

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

/** Short enough to wait for in a test. */
export const impatience = { connectionTimeout: 1500, greetingTimeout: 1500, socketTimeout: 1500, deadline: 3000 };

/** A mail server for the tests of a file, and the house's own way to it. */
export function setMailServer(): { readonly smtp: TestSmtp; readonly mailer: SmtpMailer } {
  let smtp: TestSmtp;
  let mailer: SmtpMailer;
  beforeAll(async () => {
    smtp = await TestSmtp.start();
    mailer = new SmtpMailer(smtp.url, impatience);
  });
  afterAll(async () => {
    mailer.close();
    await smtp.stop();
  });
  return {
    get smtp() {
      return smtp;
    },
    get mailer() {
      return mailer;
    },
  };
}
