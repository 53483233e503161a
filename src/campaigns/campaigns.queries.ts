import { nameOf } from '../people/name.queries.js';
import { type Actor, ledDepartmentIds, servesCompany } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { decodeCursor, DEFAULT_LIMIT, type Page, toPage } from '../platform/http/paging.js';
import { NotFound } from '../platform/refusal.js';
import type { CampaignFacts, CampaignState, CampaignTarget } from './campaign.rules.js';

export interface CampaignView extends CampaignFacts {
  id: string;
  title: string;
  message: string;
  wavePeople: number;
  waveDays: number;
  nudgeAfterDays: number;
  /** The wave that was invited last. */
  wave: number;
  nextWaveAt: Date | null;
  createdById: string;
  createdByName: string;
  createdAt: Date;
  startedAt: Date | null;
  closedAt: Date | null;
  summary: string | null;
  departments: (CampaignTarget & { quota: number | null })[];
  teamIds: string[];
  slotIds: string[];
  /** Where one goes, for its calendar and clock. */
  placeId: string | null;
  timeZone: string;
}

const TEAM_IDS = `ARRAY(SELECT t.department_id FROM campaign_teams t WHERE t.campaign_id = c.id ORDER BY 1)`;
const SLOT_IDS = `ARRAY(SELECT o.slot_id FROM campaign_slots o WHERE o.campaign_id = c.id ORDER BY 1)`;
const HOSTS = `(SELECT t.department_id FROM campaign_teams t WHERE t.campaign_id = c.id
  UNION SELECT s.department_id FROM campaign_slots o JOIN slots s ON s.id = o.slot_id WHERE o.campaign_id = c.id)`;

/** SQL for the moments of the campaign `c`, as a scope of `IN_SCOPE`. */
export const SCOPE = `SELECT c.id, c.opens_on, c.closes_on, ${TEAM_IDS} AS team_ids, ${SLOT_IDS} AS slot_ids FROM campaigns c`;

const SELECT = `SELECT c.id, c.title, c.message, c.opens_on::text AS "opensOn", c.closes_on::text AS "closesOn", c.state,
    c.wave_people AS "wavePeople", c.wave_days AS "waveDays", c.nudge_after_days AS "nudgeAfterDays", c.wave,
    c.next_wave_at AS "nextWaveAt", c.created_by_id AS "createdById", ${nameOf('maker')} AS "createdByName",
    c.created_at AS "createdAt", c.started_at AS "startedAt", c.closed_at AS "closedAt", c.summary,
    (SELECT coalesce(json_agg(json_build_object('departmentId', t.department_id, 'targetKind', t.target_kind, 'target', t.target,
       'quota', t.quota) ORDER BY d.name, d.id), '[]')
       FROM campaign_departments t JOIN departments d ON d.id = t.department_id WHERE t.campaign_id = c.id) AS departments,
    ${TEAM_IDS} AS "teamIds", ${SLOT_IDS} AS "slotIds", ARRAY${HOSTS} AS "hostIds", place.id AS "placeId",
    coalesce(place.time_zone, home.time_zone) AS "timeZone",
    ($1::timestamptz AT TIME ZONE coalesce(place.time_zone, home.time_zone))::date::text AS today
  FROM campaigns c JOIN people maker ON maker.id = c.created_by_id JOIN departments home ON home.id = maker.department_id
  LEFT JOIN LATERAL (SELECT d.id, d.time_zone FROM departments d WHERE d.id IN ${HOSTS} ORDER BY d.name, d.id LIMIT 1) place ON true`;

// Who runs it, who leads a team one goes to, and, once it is under way, whoever manages people who are invited.
const SEEN = `($2::boolean OR EXISTS (SELECT FROM ${HOSTS} h (id) WHERE h.id = ANY ($3::uuid[]))
  OR (c.state <> 'draft' AND EXISTS (SELECT FROM campaign_departments t JOIN people p ON p.department_id = t.department_id
       WHERE t.campaign_id = c.id AND p.manager_id = $4 AND p.is_active)))`;

const seenBy = (actor: Actor): unknown[] => [now(), servesCompany(actor), ledDepartmentIds(actor), actor.id];

export interface CampaignFilter {
  state?: CampaignState;
  limit?: number;
  cursor?: string;
}

/** Campaigns that the actor may see, the newest first. */
export async function listCampaigns(tx: Tx, actor: Actor, filter: CampaignFilter = {}): Promise<Page<CampaignView>> {
  const limit = filter.limit ?? DEFAULT_LIMIT;
  const values = seenBy(actor);
  const $ = (value: unknown) => `$${values.push(value)}`;
  const where = [SEEN];
  if (filter.state) where.push(`c.state = ${$(filter.state)}`);
  if (filter.cursor) {
    const [createdAt, id] = decodeCursor(filter.cursor, 'instant', 'uuid');
    where.push(`(date_trunc('milliseconds', c.created_at), c.id) < (${$(createdAt)}::timestamptz, ${$(id)}::uuid)`);
  }
  const rows: CampaignView[] = await tx.query(
    `${SELECT} WHERE ${where.join(' AND ')} ORDER BY date_trunc('milliseconds', c.created_at) DESC, c.id DESC LIMIT ${$(limit + 1)}`,
    values,
  );
  return toPage(rows, limit, (row) => [row.createdAt.toISOString(), row.id]);
}

/** Throws NotFound for what the actor may not see. */
export async function getCampaign(tx: Tx, actor: Actor, campaignId: string): Promise<CampaignView> {
  const rows: CampaignView[] = await tx.query(`${SELECT} WHERE ${SEEN} AND c.id = $5`, [...seenBy(actor), campaignId]);
  if (!rows[0]) throw new NotFound('campaign');
  return rows[0];
}

/** The campaign for jobs, sweeps and those who were invited; null when it is gone. */
export async function findCampaign(tx: Tx, campaignId: string): Promise<CampaignView | null> {
  return (await findCampaigns(tx, [campaignId]))[0] ?? null;
}

/** Those of several that are still there, in no order. */
export async function findCampaigns(tx: Tx, campaignIds: string[]): Promise<CampaignView[]> {
  return campaignIds.length ? tx.query(`${SELECT} WHERE c.id = ANY ($2::uuid[])`, [now(), campaignIds]) : [];
}

/** Lets acts on one campaign wait for each other. Throws NotFound for what the actor may not see. */
export async function lockCampaign(tx: Tx, actor: Actor, campaignId: string): Promise<CampaignView> {
  await tx.query('SELECT FROM campaigns WHERE id = $1 FOR NO KEY UPDATE', [campaignId]);
  return getCampaign(tx, actor, campaignId);
}

/** Whether the campaign runs, and goes on doing so until the transaction ends. */
export async function lockRunning(tx: Tx, campaignId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `SELECT id FROM campaigns WHERE id = $1 AND state = 'running' FOR NO KEY UPDATE`,
    [campaignId],
  );
  return rows.length > 0;
}
