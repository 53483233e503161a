import type { Tx } from '../platform/database/transactions.js';
import type { CopyFacts } from './copy.rules.js';
import type { SlotHours } from './slot.rules.js';
import type { SlotView } from './slots.queries.js';

export interface WantedCopy extends SlotHours {
  /** Of the slot to copy. */
  slotId: string;
}

/** What the rule wants to know of each copy, in the order given; one read, however many. */
export async function findCopyFacts(tx: Tx, departmentId: string, wanted: WantedCopy[]): Promise<CopyFacts[]> {
  return tx.query(
    `SELECT (SELECT count(*)::int FROM slot_hosts h
              WHERE h.slot_id = c.slot_id
                AND NOT EXISTS (SELECT FROM person_roles r
                                 WHERE r.person_id = h.host_id AND r.role = 'host' AND r.department_id = $1)) AS strangers,
            (SELECT count(*)::int FROM slot_hosts h
              WHERE h.slot_id = c.slot_id
                AND EXISTS (SELECT FROM slot_hosts o
                             WHERE o.host_id = h.host_id AND o.slot_state = 'published'
                               AND tstzrange(o.starts_at, o.ends_at) && tstzrange(c.starts_at, c.ends_at))) AS "doubleBooked",
            EXISTS (SELECT FROM slots t
                     WHERE t.department_id = $1 AND t.state = 'published' AND t.channel = s.channel
                       AND t.starts_at = c.starts_at AND t.ends_at = c.ends_at
                       AND ARRAY(SELECT host_id FROM slot_hosts WHERE slot_id = t.id ORDER BY host_id)
                         = ARRAY(SELECT host_id FROM slot_hosts WHERE slot_id = s.id ORDER BY host_id)) AS "hasTwin"
       FROM unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) WITH ORDINALITY AS c (slot_id, starts_at, ends_at, place)
       JOIN slots s ON s.id = c.slot_id
      ORDER BY c.place`,
    [
      departmentId,
      wanted.map(({ slotId }) => slotId),
      wanted.map(({ startsAt }) => startsAt),
      wanted.map(({ endsAt }) => endsAt),
    ],
  );
}

/** Lets acts that copy slots of one department wait for each other, so that the second sees what the first published. */
export async function lockForCopies(tx: Tx, departmentId: string): Promise<void> {
  await tx.query('SELECT FROM departments WHERE id = $1 FOR NO KEY UPDATE', [departmentId]);
}

/** What the latest slot of a department has that the next one most likely has as well; null before the first. */
export async function findUsual(
  tx: Tx,
  departmentId: string,
): Promise<Pick<SlotView, 'channel' | 'language' | 'approval'> | null> {
  const rows: Pick<SlotView, 'channel' | 'language' | 'approval'>[] = await tx.query(
    `SELECT channel, language, approval FROM slots
      WHERE department_id = $1 AND state = 'published' ORDER BY starts_at DESC, id DESC LIMIT 1`,
    [departmentId],
  );
  return rows[0] ?? null;
}
