import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, DEFAULT_LIMIT, type Page, toPage } from '../platform/http/paging.js';
import { AuditEntry } from './audit-entry.entity.js';

export interface AuditFilter {
  subjectId?: string;
  actorId?: string;
  act?: string;
  limit?: number;
  cursor?: string;
}

/** Entries, the latest first. */
export async function listAudit(tx: Tx, filter: AuditFilter): Promise<Page<AuditEntry>> {
  const limit = filter.limit ?? DEFAULT_LIMIT;
  const query = tx
    .createQueryBuilder(AuditEntry, 'a')
    .orderBy('a.id', 'DESC')
    .limit(limit + 1);
  if (filter.subjectId) query.andWhere('a.subjectId = :subjectId', { subjectId: filter.subjectId });
  if (filter.actorId) query.andWhere('a.actorId = :actorId', { actorId: filter.actorId });
  if (filter.act) query.andWhere('a.act = :act', { act: filter.act });
  if (filter.cursor) query.andWhere('a.id < :before', { before: decodeCursor(filter.cursor, 'instant', 'number')[1] });
  return toPage(await query.getMany(), limit, (row) => [row.at.toISOString(), row.id]);
}
