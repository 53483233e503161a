// Nobody listens in before promising to keep what they hear to themselves. What counts are the words somebody read: they
// are named by a hash, and words that changed meanwhile are shown again rather than accepted unread.

export interface StatementFacts {
  /** Of the words as they are now. */
  currentHash: string;
  /** Of the words the person had before them; empty when they did not accept any. */
  readHash: string;
}

export function whyNotAcceptStatement({ currentHash, readHash }: StatementFacts): string | null {
  return readHash === currentHash ? null : 'statement-changed';
}
