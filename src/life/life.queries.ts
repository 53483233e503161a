import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import type { LifeEntry } from './tell-life.js';
import type { VisitView } from '../visits/visits.queries.js';

/** What happened to a visit and, since it was asked for, to its invites, which another visit may have handed over, and its slot; the oldest first. */
export async function listLife(tx: Tx, visit: VisitView): Promise<LifeEntry[]> {
  const entries: LifeEntry[] = await tx.query(
    `SELECT a.at, a.act, nullif(${nameOf('actor')}, '') AS "actorName", a.before, a.after,
            CASE WHEN i.id IS NOT NULL THEN json_build_object('id', i.person_id, 'name', ${nameOf('invited')}) END AS person
       FROM (SELECT $1::uuid AS id UNION ALL SELECT $2 UNION ALL SELECT id FROM invites WHERE visit_id = $1) subject
       JOIN audit_entries a ON a.subject_id = subject.id
       LEFT JOIN people actor ON actor.id = a.actor_id
       LEFT JOIN invites i ON i.id = subject.id
       LEFT JOIN people invited ON invited.id = i.person_id
      WHERE subject.id = $1 OR a.at > $3 OR (a.at = $3 AND subject.id <> $2)
      ORDER BY a.id`,
    [visit.id, visit.slotId, visit.requestedAt],
  );
  return [...missingFrom(entries, visit), ...entries].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** Whether it was asked for, or waited for; who was in line once is no longer known of a visit that is. */
const beginningOf = ({ state }: VisitView) =>
  state === 'waiting' || state === 'offered' ? 'visit.joined-waitlist' : 'visit.requested';

/** What the visit itself still knows of its life when the audit, which is not kept for ever, does not. */
function missingFrom(entries: LifeEntry[], visit: VisitView): LifeEntry[] {
  const nothing = { before: null, after: null, person: null };
  const has = (act: string) => entries.some((entry) => entry.act === act);
  const missing: LifeEntry[] = [];
  if (!has('visit.requested') && !has('visit.joined-waitlist'))
    missing.push({ ...nothing, at: visit.requestedAt, act: beginningOf(visit), actorName: visit.requestedByName });
  const act = `visit.${visit.state}`;
  if (visit.decidedAt && visit.state !== 'requested' && !has(act)) {
    const after = { reason: visit.reason };
    missing.push({ ...nothing, at: visit.decidedAt, act, actorName: visit.decidedByName, after });
  }
  return missing;
}
