import { InvalidInput } from '../refusal.js';

export const DEFAULT_LIMIT = 50;

export interface Page<T> {
  items: T[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** Where the next page goes on: the sort keys of the last row, opaque to the caller. */
export const encodeCursor = (keys: (string | number)[]) => Buffer.from(JSON.stringify(keys)).toString('base64url');

/** Throws InvalidInput for a cursor we did not make. */
export function decodeCursor(cursor: string): [string, string] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(keys) && keys.length === 2 && keys.every((key) => typeof key === 'string')) {
      return keys as [string, string];
    }
  } catch {
    // Not JSON: the same answer as for JSON of another shape.
  }
  throw new InvalidInput([{ field: 'cursor', rule: 'unknown-cursor', facts: {} }]);
}

/** Cuts the one row that was read beyond the page, and points past the last row kept. */
export function toPage<T>(rows: T[], limit: number, keys: (row: T) => (string | number)[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(keys(last)) : null };
}
