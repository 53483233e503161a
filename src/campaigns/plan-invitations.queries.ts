import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { SCOPE } from './campaigns.queries.js';
import { ARE_REACHED, STANDING } from './standing.queries.js';

/** Departments of which somebody was, or is about to be, invited. */
export async function listInvitedDepartmentIds(tx: Tx, campaignId: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT DISTINCT t.department_id AS id FROM campaign_departments t
       JOIN people p ON p.department_id = t.department_id
       JOIN campaign_invitations i ON i.person_id = p.id AND i.campaign_id = t.campaign_id
      WHERE t.campaign_id = $1`,
    [campaignId],
  );
  return rows.map(({ id }) => id);
}

/** Everybody who has people of their own in the invited departments. */
export async function planManagers(tx: Tx, campaignId: string): Promise<void> {
  await tx.query(
    `INSERT INTO campaign_invitations (campaign_id, person_id, kind, wave)
     SELECT $1, m.id, 'manager', 0 FROM people m
      WHERE m.is_active AND m.id IN (
        SELECT p.manager_id FROM campaign_departments t JOIN people p ON p.department_id = t.department_id AND p.is_active
         WHERE t.campaign_id = $1)
     ON CONFLICT DO NOTHING`,
    [campaignId],
  );
}

/**
 * So many people of each department who have no invitation and no visit: those first who have never been on one, then
 * those whose last is longest ago, and among equals whom chance picks. Returns how many.
 */
export async function planColleagues(
  tx: Tx,
  campaignId: string,
  wave: number,
  places: Map<string, number>,
): Promise<number> {
  const planned: unknown[] = await tx.query(
    `WITH scope AS MATERIALIZED (${SCOPE} WHERE c.id = $1), standing AS MATERIALIZED (${STANDING('$2')}),
     turns AS (
       SELECT p.id, asked.places, row_number() OVER (PARTITION BY p.department_id
                ORDER BY last.starts_at NULLS FIRST, md5($1::text || p.id::text)) AS turn
         FROM unnest($4::uuid[], $5::int[]) AS asked (department_id, places)
         JOIN people p ON p.department_id = asked.department_id AND p.is_active
         LEFT JOIN LATERAL (SELECT v.starts_at FROM visits v WHERE v.visitor_id = p.id AND v.state = 'approved'
           ORDER BY v.starts_at DESC LIMIT 1) last ON true
        WHERE NOT EXISTS (SELECT FROM campaign_invitations i WHERE i.campaign_id = $1 AND i.person_id = p.id)
          AND p.id NOT IN (${ARE_REACHED}))
     INSERT INTO campaign_invitations (campaign_id, person_id, kind, wave)
     SELECT $1, id, 'colleague', $3 FROM turns WHERE turn <= places ON CONFLICT DO NOTHING RETURNING id`,
    [campaignId, now(), wave, [...places.keys()], [...places.values()]],
  );
  return planned.length;
}

/** What the rule wants to know of people named by hand; who has left is missing. */
export function listNamed(
  tx: Tx,
  campaignId: string,
  personIds: string[],
): Promise<{ departmentId: string; isInvited: boolean }[]> {
  return tx.query(
    `SELECT p.department_id AS "departmentId",
            EXISTS (SELECT FROM campaign_invitations i WHERE i.campaign_id = $1 AND i.person_id = p.id) AS "isInvited"
       FROM people p WHERE p.id = ANY ($2::uuid[]) AND p.is_active`,
    [campaignId, personIds],
  );
}

/** These people, named by hand. Returns how many had no invitation yet. */
export async function planByHand(tx: Tx, campaignId: string, wave: number, personIds: string[]): Promise<number> {
  const planned: unknown[] = await tx.query(
    `INSERT INTO campaign_invitations (campaign_id, person_id, kind, wave)
     SELECT $1, p.id, 'colleague', $2 FROM people p WHERE p.id = ANY ($3::uuid[]) ON CONFLICT DO NOTHING RETURNING id`,
    [campaignId, wave, personIds],
  );
  return planned.length;
}

export interface SentInvitation {
  id: string;
  personId: string;
  kind: 'manager' | 'colleague';
}

/** Takes the next of those planned, the earliest waves first, as invited. */
export async function takeUnsent(tx: Tx, campaignId: string, count: number): Promise<SentInvitation[]> {
  const [sent]: [SentInvitation[], number] = await tx.query(
    `UPDATE campaign_invitations SET invited_at = $2 WHERE id IN (
       SELECT id FROM campaign_invitations WHERE campaign_id = $1 AND invited_at IS NULL ORDER BY wave, id LIMIT $3)
     RETURNING id, person_id AS "personId", kind`,
    [campaignId, now(), count],
  );
  return sent;
}

/** How many are planned and not sent. */
export async function countUnsent(tx: Tx, campaignId: string): Promise<number> {
  const [{ count }]: [{ count: number }] = await tx.query(
    `SELECT count(*)::int AS count FROM campaign_invitations WHERE campaign_id = $1 AND invited_at IS NULL`,
    [campaignId],
  );
  return count;
}

export interface Reminding {
  /** Nobody who heard later than this. */
  heardBefore: Date;
  /** Nobody who was reminded so often. */
  fewerNudgesThan: number;
  /** Only people of these departments. */
  departmentIds: string[];
  limit: number;
}

/** Notes a reminder to those who were invited and neither answered nor booked, the longest waiting first. */
export async function takeSilent(
  tx: Tx,
  campaignId: string,
  { heardBefore, fewerNudgesThan, departmentIds, limit }: Reminding,
): Promise<{ id: string; personId: string; nudges: number }[]> {
  const [reminded]: [{ id: string; personId: string; nudges: number }[], number] = await tx.query(
    `WITH scope AS MATERIALIZED (${SCOPE} WHERE c.id = $1), standing AS MATERIALIZED (${STANDING('$2')}),
     silent AS (
       SELECT i.id FROM campaign_invitations i JOIN people p ON p.id = i.person_id AND p.is_active
        WHERE i.campaign_id = $1 AND i.answer IS NULL AND coalesce(i.nudged_at, i.invited_at) <= $3 AND i.nudges < $4
          AND p.department_id = ANY ($5::uuid[])
          AND p.id NOT IN (${ARE_REACHED})
        ORDER BY coalesce(i.nudged_at, i.invited_at), i.id LIMIT $6)
     UPDATE campaign_invitations i SET nudged_at = $2, nudges = i.nudges + 1 FROM silent WHERE silent.id = i.id
     RETURNING i.id, i.person_id AS "personId", i.nudges`,
    [campaignId, now(), heardBefore, fewerNudgesThan, departmentIds, limit],
  );
  return reminded;
}

/** Takes back what was planned and not sent. */
export async function forgetUnsent(tx: Tx, campaignId: string): Promise<void> {
  await tx.query('DELETE FROM campaign_invitations WHERE campaign_id = $1 AND invited_at IS NULL', [campaignId]);
}
