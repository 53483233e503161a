import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput } from '../platform/refusal.js';
import { replaceQuotas } from '../quotas/quotas.queries.js';
import type { CampaignPlan, CampaignTarget } from './campaign.rules.js';

/** A campaign as somebody wants it. */
export interface WantedCampaign {
  opensOn: string;
  closesOn: string;
  departments: CampaignTarget[];
  teamIds: string[];
  slotIds: string[];
}

/** What the rule wants to know of it. Throws InvalidInput for ids of nothing. */
export async function readPlan(tx: Tx, wanted: WantedCampaign): Promise<CampaignPlan> {
  const departmentIds = wanted.departments.map(({ departmentId }) => departmentId);
  const [facts]: [Facts] = await tx.query(
    `WITH hosts AS (SELECT unnest($2::uuid[]) AS id UNION SELECT department_id FROM slots WHERE id = ANY ($3::uuid[]))
     SELECT ARRAY(SELECT id FROM hosts ORDER BY id) AS "hostIds",
            (SELECT count(*)::int FROM departments d WHERE d.id = ANY ($2::uuid[]) AND NOT d.is_host) AS strangers,
            (SELECT count(*)::int FROM departments d WHERE d.id = ANY ($2::uuid[])) AS teams,
            (SELECT count(*)::int FROM slots WHERE id = ANY ($3::uuid[])) AS slots,
            (SELECT count(DISTINCT named.id)::int FROM unnest($1::uuid[]) named (id)
              WHERE NOT EXISTS (SELECT FROM departments d WHERE d.id = named.id)) AS unknown,
            coalesce((SELECT ($4::timestamptz AT TIME ZONE d.time_zone)::date::text
              FROM hosts JOIN departments d ON d.id = hosts.id ORDER BY d.name, d.id LIMIT 1), $4::timestamptz::date::text) AS today`,
    [departmentIds, wanted.teamIds, wanted.slotIds, now()],
  );
  const problems = [
    ...(facts.unknown ? [{ field: 'departments', rule: 'unknown-department', facts: {} }] : []),
    ...(facts.teams < wanted.teamIds.length ? [{ field: 'teamIds', rule: 'unknown-department', facts: {} }] : []),
    ...(facts.slots < wanted.slotIds.length ? [{ field: 'slotIds', rule: 'unknown-slot', facts: {} }] : []),
  ];
  if (problems.length) throw new InvalidInput(problems);
  const { opensOn, closesOn, departments } = wanted;
  const { hostIds, strangers, today } = facts;
  return { opensOn, closesOn, departments, hostIds, strangers, today };
}

interface Facts {
  hostIds: string[];
  strangers: number;
  teams: number;
  slots: number;
  unknown: number;
  today: string;
}

/** Writes down whom a campaign invites and where they go, in place of what stood there. */
export async function savePlan(tx: Tx, campaignId: string, wanted: WantedCampaign): Promise<void> {
  for (const table of ['campaign_departments', 'campaign_teams', 'campaign_slots'])
    await tx.query(`DELETE FROM ${table} WHERE campaign_id = $1`, [campaignId]);
  await tx.query(
    `INSERT INTO campaign_departments (campaign_id, department_id, target_kind, target, quota)
     SELECT $1, "departmentId", "targetKind", target, quota
       FROM jsonb_to_recordset($2::jsonb) AS t ("departmentId" uuid, "targetKind" text, target int, quota int)`,
    [campaignId, JSON.stringify(wanted.departments)],
  );
  await tx.query(`INSERT INTO campaign_teams (campaign_id, department_id) SELECT $1, unnest($2::uuid[])`, [
    campaignId,
    wanted.teamIds,
  ]);
  await tx.query(`INSERT INTO campaign_slots (campaign_id, slot_id) SELECT $1, unnest($2::uuid[])`, [
    campaignId,
    wanted.slotIds,
  ]);
}

/** From now on the departments of the campaign take no more seats than their quotas. */
export async function holdQuotas(tx: Tx, campaignId: string, wanted: WantedCampaign): Promise<void> {
  const { opensOn, closesOn, teamIds, slotIds } = wanted;
  const quotas = wanted.departments.flatMap(({ departmentId, quota }) =>
    quota ? [{ departmentId, seats: quota, opensOn, closesOn, teamIds, slotIds }] : [],
  );
  await replaceQuotas(tx, campaignId, quotas);
}
