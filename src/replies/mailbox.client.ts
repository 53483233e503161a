import { ImapFlow } from 'imapflow';

const SECOND = 1000;

export interface Mailbox {
  /** While it stays the same, a UID means the same message. */
  uidValidity: string;
  /** The messages that came after the one with this UID, the oldest first. */
  listAfter(uid: number, limit: number): Promise<{ uid: number; bytes: number }[]>;
  download(uid: number): Promise<Buffer>;
  markSeen(uid: number): Promise<void>;
  close(): void;
}

/** @param address `imaps://user:password@host/INBOX`; throws when nobody answers there, or not to this password */
export async function openMailbox(address: string): Promise<Mailbox> {
  const url = new URL(address);
  const secure = url.protocol === 'imaps:';
  const client = new ImapFlow({
    host: url.hostname,
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 30 * SECOND,
  });
  // What goes wrong is thrown by whatever was asked; without a listener it would end the process as well.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { uidValidity } = await client.mailboxOpen(decodeURIComponent(url.pathname.slice(1)) || 'INBOX');
    return mailbox(client, String(uidValidity));
  } catch (error) {
    client.close();
    throw readable(error);
  }
}

const mailbox = (client: ImapFlow, uidValidity: string): Mailbox => ({
  uidValidity,
  async listAfter(uid, limit) {
    const messages = await client.fetchAll(`${uid + 1}:*`, { uid: true, size: true }, { uid: true });
    // The star is the last message there is, however old.
    const fresh = messages.filter((message) => message.uid > uid).sort((one, other) => one.uid - other.uid);
    return fresh.slice(0, limit).map((message) => ({ uid: message.uid, bytes: message.size ?? 0 }));
  },
  async download(uid) {
    const message = await client.fetchOne(String(uid), { source: true }, { uid: true });
    return (message && message.source) || Buffer.alloc(0);
  },
  async markSeen(uid) {
    await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
  },
  close: () => client.close(),
});

/** What the server said of it, rather than that a command failed. */
function readable(error: unknown): Error {
  const { message, responseText } = error as { message: string; responseText?: string };
  return new Error(responseText ?? message, { cause: error });
}
