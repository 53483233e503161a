import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { type TargetKind, targetPeople } from './campaign.rules.js';
import { SCOPE } from './campaigns.queries.js';
import { STANDING } from './standing.queries.js';

/** How far one department is. People are counted, not their visits, and each in one place only. */
export interface BoardRow {
  departmentId: string;
  departmentName: string;
  /** People who work there. */
  people: number;
  targetPeople: number;
  quota: number | null;
  /** Sent an invitation, whatever came of it. */
  invited: number;
  /** On a visit to come, asked for or in line. */
  booked: number;
  been: number;
  /** Said not now, and did not book after all. */
  declined: number;
  /** Not invited, and not on a visit either. */
  candidates: number;
  /** What counts against the quota. */
  seatsTaken: number;
}

/** Every department of a campaign, by name; one read, however many people. */
export async function readBoard(tx: Tx, campaignId: string): Promise<BoardRow[]> {
  const rows: (Omit<BoardRow, 'targetPeople'> & { targetKind: TargetKind; target: number })[] = await tx.query(
    `WITH scope AS (${SCOPE} WHERE c.id = $1), standing AS MATERIALIZED (${STANDING('$2')}),
     colleagues AS (
       SELECT p.department_id, i.id AS invitation_id, i.invited_at, i.answer, coalesce(r.been, false) AS been,
              coalesce(r.booked AND NOT r.been, false) AS booked, coalesce(r.seats, 0) AS seats
         FROM campaign_departments t JOIN people p ON p.department_id = t.department_id AND p.is_active
         LEFT JOIN campaign_invitations i ON i.campaign_id = $1 AND i.person_id = p.id
         LEFT JOIN standing r ON r.visitor_id = p.id
        WHERE t.campaign_id = $1)
     SELECT t.department_id AS "departmentId", d.name AS "departmentName", t.target_kind AS "targetKind", t.target, t.quota,
            count(p.*)::int AS people,
            count(*) FILTER (WHERE p.invited_at IS NOT NULL)::int AS invited,
            count(*) FILTER (WHERE p.booked)::int AS booked,
            count(*) FILTER (WHERE p.been)::int AS been,
            count(*) FILTER (WHERE p.answer = 'not-now' AND NOT p.booked AND NOT p.been)::int AS declined,
            count(*) FILTER (WHERE p.invitation_id IS NULL AND NOT p.booked AND NOT p.been)::int AS candidates,
            coalesce(sum(p.seats), 0)::int AS "seatsTaken"
       FROM campaign_departments t JOIN departments d ON d.id = t.department_id
       LEFT JOIN colleagues p ON p.department_id = t.department_id
      WHERE t.campaign_id = $1
      GROUP BY t.campaign_id, t.department_id, d.id ORDER BY d.name, d.id`,
    [campaignId, now()],
  );
  return rows.map(({ targetKind, target, ...row }) => ({
    ...row,
    targetPeople: targetPeople({ targetKind, target }, row.people),
  }));
}
