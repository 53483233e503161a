import { DateTime } from 'luxon';
import type { CampaignTarget } from '../../src/campaigns/campaign.rules.js';
import type { DraftCampaignInput } from '../../src/campaigns/campaigns.dto.js';
import { draftCampaign } from '../../src/campaigns/draft-campaign.js';
import { startCampaign } from '../../src/campaigns/start-campaign.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { now } from '../../src/platform/clock.js';
import type { Tx } from '../../src/platform/database/transactions.js';

/** `2026-12-01`, so many days from now. */
export const dateIn = (days: number) =>
  DateTime.fromJSDate(now(), { zone: 'Europe/Amsterdam' }).plus({ days }).toISODate() as string;

/** A target of so many people, unless told otherwise. */
export const asksOf = (department: Department, target: number, facts: Partial<CampaignTarget> = {}) => ({
  departmentId: department.id,
  targetKind: 'people' as const,
  target,
  ...facts,
});

/** What is needed for a campaign of six weeks in one team. */
export const campaignInput = (
  team: Department,
  departments: CampaignTarget[],
  facts: Partial<DraftCampaignInput> = {},
): DraftCampaignInput => ({
  title: 'Kom een ochtend meekijken',
  message: 'Wij laten graag zien wat klanten ons vragen.',
  opensOn: dateIn(0),
  closesOn: dateIn(42),
  departments,
  teamIds: [team.id],
  wavePeople: 20,
  waveDays: 3,
  nudgeAfterDays: 5,
  ...facts,
});

/** A campaign that runs, as its acts make it; returns its id. */
export async function aCampaign(tx: Tx, actor: Actor, input: DraftCampaignInput): Promise<string> {
  const id = await draftCampaign(tx, actor, input);
  await startCampaign(tx, actor, id);
  return id;
}
