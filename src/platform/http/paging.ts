import { InvalidInput } from '../refusal.js';

export const DEFAULT_LIMIT = 50;

export interface Page<T> {
  items: T[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** Where the next page goes on: the sort keys of the last row, opaque to the caller. */
export const encodeCursor = (keys: (string | number)[]) => Buffer.from(JSON.stringify(keys)).toString('base64url');

const keyShapes = {
  text: /^[^\0]*$/,
  // PostgreSQL has no year 0.
  instant: /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
  number: /^\d{1,18}$/,
};
type KeyKind = keyof typeof keyShapes;

/** The two sort keys in a cursor. Throws InvalidInput for one that was not made for a list sorted by keys of these kinds. */
export function decodeCursor(cursor: string, ...kinds: [KeyKind, KeyKind]): [string, string] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(keys) && keys.length === 2 && kinds.every((kind, index) => isKey(keys[index], kind))) {
      return keys as [string, string];
    }
  } catch {
    // Not JSON: the same answer as for JSON of another shape.
  }
  throw new InvalidInput([{ field: 'cursor', rule: 'unknown-cursor', facts: {} }]);
}

function isKey(key: unknown, kind: KeyKind): boolean {
  if (typeof key !== 'string' || !keyShapes[kind].test(key)) return false;
  return kind !== 'instant' || !Number.isNaN(Date.parse(key));
}

/** Cuts the one row that was read beyond the page, and points past the last row kept. */
export function toPage<T>(rows: T[], limit: number, keys: (row: T) => (string | number)[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(keys(last)) : null };
}
