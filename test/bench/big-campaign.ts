import type { Client } from 'pg';
import { hashToken, newToken } from '../../src/platform/secrets.js';

export interface BigCampaign {
  /** Under way, to fifty departments of which half the people are invited. */
  campaignId: string;
  /** Of the colleague, who is invited. */
  invitationToken: string;
}

/** A campaign of the lead's department to nearly all others. */
export async function insertBigCampaign(
  client: Client,
  { departmentId, lead, colleague }: { departmentId: string; lead: string; colleague: string },
): Promise<BigCampaign> {
  const one = async (sql: string, values: unknown[] = []): Promise<string> =>
    (await client.query<{ id: string }>(sql, values)).rows[0]!.id;
  const campaignId = await one(
    `INSERT INTO campaigns (title, message, opens_on, closes_on, state, wave_people, wave_days, nudge_after_days, wave, next_wave_at, created_by_id, started_at)
     VALUES ('Kom kijken', 'Een ochtend naast een collega.', current_date - 30, current_date + 60, 'running', 100, 3, 5, 9, now() + interval '2 days', $1, now() - interval '30 days')
     RETURNING id`,
    [lead],
  );
  await client.query(`INSERT INTO campaign_teams (campaign_id, department_id) VALUES ($1, $2)`, [
    campaignId,
    departmentId,
  ]);
  await client.query(
    `INSERT INTO campaign_departments (campaign_id, department_id, target_kind, target)
     SELECT $1, id, 'share', 25 FROM departments WHERE id <> $2
      ORDER BY id = (SELECT department_id FROM people WHERE id = $3) DESC, id LIMIT 50`,
    [campaignId, departmentId, colleague],
  );
  await client.query(
    `INSERT INTO campaign_invitations (campaign_id, person_id, kind, wave, invited_at)
     SELECT $1, p.id, 'colleague', 1 + row_number() OVER (ORDER BY p.id) % 9, now() - interval '8 days'
       FROM people p JOIN campaign_departments t ON t.department_id = p.department_id AND t.campaign_id = $1
      WHERE p.id = $2 OR hashtext(p.id::text) % 2 = 0`,
    [campaignId, colleague],
  );
  await client.query('ANALYZE campaign_invitations, campaign_departments');
  const invitationToken = newToken();
  await client.query(
    `INSERT INTO mail_links (token_hash, person_id, subject, subject_id, expires_at)
     SELECT $1, person_id, 'invitation', id, now() + interval '1 day' FROM campaign_invitations WHERE campaign_id = $2 AND person_id = $3`,
    [hashToken(invitationToken), campaignId, colleague],
  );
  return { campaignId, invitationToken };
}
