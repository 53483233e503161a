import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';

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
  if (!facts.length) return;
  await tx.query(
    `INSERT INTO audit_entries (at, actor_id, act, subject_type, subject_id, before, after)
     SELECT $1, "actorId", act, "subjectType", "subjectId", before, after
       FROM jsonb_to_recordset($2::jsonb)
         AS fact ("actorId" uuid, act text, "subjectType" text, "subjectId" uuid, before jsonb, after jsonb)`,
    [now(), JSON.stringify(facts)],
  );
}
