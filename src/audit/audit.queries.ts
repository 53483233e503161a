import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, DEFAULT_LIMIT, encodeCursor, type Page, toPage } from '../platform/http/paging.js';
import type { AuditEntry } from './audit-entry.entity.js';

export interface AuditFilter {
  subjectId?: string;
  subjectType?: string;
  actorId?: string;
  /** One of these; nobody when the list is empty. */
  actorIds?: string[];
  act?: string;
  /** At or after. */
  from?: Date;
  /** Before. */
  to?: Date;
  /** Stands in what was before or came after, whatever the case. */
  text?: string;
  limit?: number;
  cursor?: string;
}

/** No index knows every word ever written down: a search for text looks through so many entries at a time. */
export const LOOKED_THROUGH = 5_000;

const MATCHING = `($1::uuid IS NULL OR a.subject_id = $1) AND ($2::text IS NULL OR a.subject_type = $2)
  AND ($3::uuid[] IS NULL OR a.actor_id = ANY ($3)) AND ($4::text IS NULL OR a.act = $4)
  AND ($5::timestamptz IS NULL OR a.at >= $5) AND ($6::timestamptz IS NULL OR a.at < $6)
  AND ($7::timestamptz IS NULL OR (a.at, a.id) < ($7, $8::bigint))`;

const HAS_TEXT = `position($10 IN lower(coalesce(before, 'null')::text || coalesce(after, 'null')::text)) > 0`;

/**
 * Entries, the latest first. A search for text may end before the page is full: then `nextCursor` says where to look
 * further back.
 */
export async function listAudit(tx: Tx, filter: AuditFilter): Promise<Page<AuditEntry>> {
  const limit = filter.limit ?? DEFAULT_LIMIT;
  const text = filter.text?.trim().toLowerCase() || null;
  const matching = matchingOf(filter);
  const rows: AuditEntry[] = await tx.query(
    `SELECT id::text, at, actor_id AS "actorId", act, subject_type AS "subjectType", subject_id AS "subjectId", before, after
       FROM (SELECT * FROM audit_entries a WHERE ${MATCHING} ORDER BY at DESC, id DESC LIMIT $9) looked
      ${text === null ? '' : `WHERE ${HAS_TEXT}`} ORDER BY at DESC, id DESC LIMIT ${limit + 1}`,
    [...matching, text === null ? limit + 1 : LOOKED_THROUGH, ...(text === null ? [] : [text])],
  );
  const page = toPage(rows, limit, keysOf);
  if (text !== null && page.nextCursor === null) page.nextCursor = await whereItLookedLast(tx, matching);
  return page;
}

function matchingOf(filter: AuditFilter): unknown[] {
  const actorIds = filter.actorIds ?? (filter.actorId ? [filter.actorId] : null);
  const { subjectId = null, subjectType = null, act = null, from = null, to = null, cursor } = filter;
  const [at, id] = cursor ? decodeCursor(cursor, 'instant', 'number') : [null, null];
  return [subjectId, subjectType, actorIds, act, from, to, at, id];
}

const keysOf = ({ at, id }: Pick<AuditEntry, 'at' | 'id'>) => [at.toISOString(), id];

/** Null when it looked through everything. */
async function whereItLookedLast(tx: Tx, matching: unknown[]): Promise<string | null> {
  const rows: Pick<AuditEntry, 'at' | 'id'>[] = await tx.query(
    `SELECT a.at, a.id::text FROM audit_entries a WHERE ${MATCHING} ORDER BY at DESC, id DESC OFFSET $9 LIMIT 1`,
    [...matching, LOOKED_THROUGH - 1],
  );
  return rows[0] ? encodeCursor(keysOf(rows[0])) : null;
}
