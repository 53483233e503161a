import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { AuditEntry } from './audit-entry.entity.js';

export interface AuditFact {
  actorId: string | null;
  act: string;
  subjectType: string;
  subjectId: string;
  before?: object | null;
  after?: object | null;
}

/** Writes down who did what to which thing, in the transaction that does it. */
export async function recordAudit(tx: Tx, ...facts: AuditFact[]): Promise<void> {
  const at = now();
  const entries = facts.map((fact) => ({ before: null, after: null, ...fact, at }));
  await tx.createQueryBuilder().insert().into(AuditEntry).values(entries).updateEntity(false).execute();
}
