import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { type TargetKind, targetPeople } from './campaign.rules.js';
import { SCOPE } from './campaigns.queries.js';
import { ARE_BOOKED, HAVE_BEEN, STANDING } from './standing.queries.js';

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

type CountedRow = Omit<BoardRow, 'targetPeople'> & { campaignId: string; targetKind: TargetKind; target: number };

/** Every department of a campaign, by name. */
export async function readBoard(tx: Tx, campaignId: string): Promise<BoardRow[]> {
  return (await readBoards(tx, [campaignId])).get(campaignId) ?? [];
}

/** The same of several campaigns, by their ids; one read, however many people. */
export async function readBoards(tx: Tx, campaignIds: string[]): Promise<Map<string, BoardRow[]>> {
  const rows: CountedRow[] = await tx.query(
    `WITH scope AS MATERIALIZED (${SCOPE} WHERE c.id = ANY ($1::uuid[])), standing AS MATERIALIZED (${STANDING('$2')}),
     colleagues AS (
       SELECT t.campaign_id, p.department_id, i.id AS invitation_id, i.invited_at, i.answer,
              (t.campaign_id, p.id) IN (${HAVE_BEEN}) AS been, (t.campaign_id, p.id) IN (${ARE_BOOKED}) AS booked
         FROM campaign_departments t JOIN people p ON p.department_id = t.department_id AND p.is_active
         LEFT JOIN campaign_invitations i ON i.campaign_id = t.campaign_id AND i.person_id = p.id
        WHERE t.campaign_id = ANY ($1::uuid[])),
     counts AS (
       SELECT campaign_id, department_id, count(*)::int AS people, count(invited_at)::int AS invited, count(*) FILTER (WHERE been)::int AS been,
              count(*) FILTER (WHERE booked)::int AS booked,
              count(*) FILTER (WHERE answer = 'not-now' AND NOT booked AND NOT been)::int AS declined,
              count(*) FILTER (WHERE invitation_id IS NULL AND NOT booked AND NOT been)::int AS candidates
         FROM colleagues GROUP BY campaign_id, department_id),
     taken AS (
       SELECT r.scope_id, p.department_id, sum(r.seats)::int AS seats FROM standing r JOIN people p ON p.id = r.visitor_id GROUP BY 1, 2)
     SELECT t.campaign_id AS "campaignId", t.department_id AS "departmentId", d.name AS "departmentName", t.target_kind AS "targetKind", t.target, t.quota,
            coalesce(n.people, 0) AS people, coalesce(n.invited, 0) AS invited, coalesce(n.booked, 0) AS booked,
            coalesce(n.been, 0) AS been, coalesce(n.declined, 0) AS declined, coalesce(n.candidates, 0) AS candidates,
            coalesce(k.seats, 0) AS "seatsTaken"
       FROM campaign_departments t JOIN departments d ON d.id = t.department_id
       LEFT JOIN counts n ON n.campaign_id = t.campaign_id AND n.department_id = t.department_id
       LEFT JOIN taken k ON k.scope_id = t.campaign_id AND k.department_id = t.department_id
      WHERE t.campaign_id = ANY ($1::uuid[]) ORDER BY d.name, d.id`,
    [campaignIds, now()],
  );
  const boards = new Map<string, BoardRow[]>(campaignIds.map((id) => [id, []]));
  for (const { campaignId, targetKind, target, ...row } of rows)
    boards.get(campaignId)?.push({ ...row, targetPeople: targetPeople({ targetKind, target }, row.people) });
  return boards;
}
