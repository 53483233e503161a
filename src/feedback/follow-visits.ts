import type { Tx } from '../platform/database/transactions.js';
import type { AskedForm } from './asked-form.js';

/**
 * Lets forms go along with what became of their visits: with a visitor to another moment, with a debrief to another host.
 * Returns those that have another person now.
 */
export async function followVisits(tx: Tx, at: Date): Promise<AskedForm[]> {
  await followMoves(tx, at);
  await followHours(tx, at);
  return followHosts(tx, at);
}

/** Who answered beforehand and then moved the visit is not asked again. */
const followMoves = (tx: Tx, at: Date): Promise<unknown> =>
  tx.query(
    `UPDATE feedback_forms f SET visit_id = v.id, closes_at = greatest(v.starts_at, f.asked_at + interval '1 minute')
       FROM visits v JOIN visits old ON old.id = v.replaces_id AND old.state = 'moved'
      WHERE f.visit_id = old.id AND f.kind = 'before' AND v.state = 'approved' AND v.starts_at > $1
        AND NOT EXISTS (SELECT FROM feedback_forms own WHERE own.visit_id = v.id AND own.kind = 'before')`,
    [at],
  );

/** What stands in the row, and in links that were mailed, is when the visit begins by now. */
const followHours = (tx: Tx, at: Date): Promise<unknown> =>
  tx.query(
    `WITH moved AS (
       UPDATE feedback_forms f SET closes_at = v.starts_at FROM visits v
        WHERE v.id = f.visit_id AND f.kind = 'before' AND v.state = 'approved' AND v.starts_at > $1 AND f.closes_at <> v.starts_at
       RETURNING f.id, f.closes_at)
     UPDATE mail_links l SET expires_at = moved.closes_at FROM moved WHERE l.subject = 'form' AND l.subject_id = moved.id`,
    [at],
  );

/** What the host before typed stays with nobody. An answer that was sent is theirs who sent it. */
async function followHosts(tx: Tx, at: Date): Promise<AskedForm[]> {
  const [handed]: [AskedForm[], number] = await tx.query(
    `UPDATE feedback_forms f SET person_id = v.host_id, asked_at = $1, reminders = 0, reminded_at = NULL, draft = NULL, saved_at = NULL
       FROM visits v JOIN people p ON p.id = v.host_id AND p.is_active
      WHERE v.id = f.visit_id AND f.kind = 'host-debrief' AND f.answered_at IS NULL AND f.closes_at > $1
        AND v.state = 'approved' AND v.host_id <> f.person_id
     RETURNING f.id, f.kind, f.person_id AS "personId"`,
    [at],
  );
  return handed;
}
