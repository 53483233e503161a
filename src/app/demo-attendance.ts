import type { Tx } from '../platform/database/transactions.js';
import { now } from '../platform/clock.js';
import { hashToken } from '../platform/secrets.js';
import { translate } from '../platform/views/locales.js';

/** Who came to what is over, who let go late, and who accepted the statement; the last days are still to be noted. */
export async function insertDemoAttendance(tx: Tx): Promise<void> {
  const text = translate('nl', 'texts.statement');
  await tx.query(
    `INSERT INTO statement_acceptances (person_id, language, text, text_hash, accepted_at)
     SELECT v.visitor_id, 'nl', $1, $2, min(v.requested_at) FROM visits v
      WHERE v.state IN ('requested', 'approved') AND (v.starts_at < $3 OR hashtext(v.visitor_id::text) % 7 <> 0)
      GROUP BY v.visitor_id`,
    [text, hashToken(text), now()],
  );
  // One in twelve did not come.
  await tx.query(
    `INSERT INTO attendances (visit_id, outcome, told_by, reason, marked_by_id, marked_at, confirmed_at)
     SELECT v.id, CASE WHEN missed THEN 'missed' ELSE 'present' END, CASE WHEN missed THEN 'visitor' END,
            CASE WHEN missed THEN $2 END, coalesce(v.host_id, s.created_by_id), v.ends_at,
            CASE WHEN NOT missed AND hashtext(v.id::text) % 3 = 0 THEN v.ends_at END
       FROM visits v JOIN slots s ON s.id = v.slot_id, LATERAL (SELECT hashtext(v.id::text) % 12 = 1 AS missed) who
      WHERE v.state = 'approved' AND v.ends_at < $1::timestamptz - interval '4 days'`,
    [now(), 'Belde dat een spoedklus voorging.'],
  );
  await tx.query(
    `UPDATE visits SET cancelled_late = true
      WHERE state = 'cancelled' AND decided_by_id = visitor_id AND decided_at > starts_at - interval '1 day'`,
  );
  await tx.query(`UPDATE departments SET allows_listening = false WHERE is_host AND time_zone = 'Europe/Brussels'`);
}
