declare module 'hoodiecrow-imap' {
  import type { Server } from 'node:net';

  interface Folder {
    uidvalidity: number;
    messages: { flags: string[]; raw: string }[];
  }

  interface Hoodiecrow {
    server: Server;
    listen(port: number, host: string, listening: () => void): void;
    close(closed: () => void): void;
    getMailbox(path: string): Folder;
    appendMessage(path: string, flags: string[], date: string | undefined, raw: string): void;
  }

  export default function hoodiecrow(options: { plugins: string[]; storage: Record<string, object> }): Hoodiecrow;
}
