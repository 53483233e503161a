// Signing in is by a link in a mail: good for a few minutes, once, and only for the browser that asked. Opened in
// another browser (the mail is read on a phone), it gives a code that must be typed where the asking happened.
export const CODE_ATTEMPTS = 5;
export const LINKS_PER_WINDOW = 5;

export interface LinkFacts {
  browserHash: string | null;
  expiresAt: Date;
  usedAt: Date | null;
}

export type LinkState = 'ready' | 'elsewhere' | 'spent';

export function linkState(link: LinkFacts | null, browserHash: string | null, now: Date): LinkState {
  if (!link || link.usedAt || link.expiresAt <= now) return 'spent';
  return link.browserHash === null || link.browserHash === browserHash ? 'ready' : 'elsewhere';
}

/** Only a path of our own, as it may stand in a header; anything else leads to the start page. */
export function safePath(path: unknown): string {
  return typeof path === 'string' && /^\/(?![/\\])[!-[\]-~]*$/.test(path) ? path : '/';
}
