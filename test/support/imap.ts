import { afterAll, beforeAll } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import hoodiecrow from 'hoodiecrow-imap';

interface Message {
  flags: string[];
  raw: string;
}

/** A real mailbox in the test process. */
export class TestImap {
  private server = hoodiecrow({ plugins: ['ID', 'UIDPLUS', 'AUTH-PLAIN', 'SASL-IR'], storage: { INBOX: {}, '': {} } });
  private port = 0;

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.port = (this.server.server.address() as AddressInfo).port;
  }

  stop = () => new Promise<void>((resolve) => this.server.close(resolve));

  address = (password = 'testpass') => `imap://testuser:${password}@127.0.0.1:${this.port}/INBOX`;

  /** Lays a message in the mailbox. */
  deliver(raw: string): void {
    this.server.appendMessage('INBOX', [], undefined, raw.replace(/\r?\n/g, '\r\n'));
  }

  /** The flags of each message, the oldest first. */
  flags(): string[][] {
    return this.messages.map(({ flags }) => flags);
  }

  /** Numbers the messages anew, as a server does that was restored. */
  renumber(): void {
    this.server.getMailbox('INBOX').uidvalidity++;
  }

  private get messages(): Message[] {
    return this.server.getMailbox('INBOX').messages;
  }
}

/** A mailbox of the test file's own. */
export function setImap(): TestImap {
  const imap = new TestImap();
  beforeAll(() => imap.start());
  afterAll(() => imap.stop());
  return imap;
}
