import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { Campaign } from './campaign.entity.js';
import { whyNotChange, whyNotPlan, whyNotReplan } from './campaign.rules.js';
import type { ChangeCampaignInput } from './campaigns.dto.js';
import { type CampaignView, lockCampaign } from './campaigns.queries.js';
import { listInvitedDepartmentIds } from './plan-invitations.queries.js';
import { holdQuotas, readPlan, savePlan } from './plan.queries.js';

const plain = ['title', 'message', 'opensOn', 'closesOn', 'wavePeople', 'waveDays', 'nudgeAfterDays'] as const;
const all = [...plain, 'departments', 'teamIds', 'slotIds'] as const;

/** What is left out stays as it is. Whoever has a seat keeps it, whatever becomes of the quota. */
export async function changeCampaign(
  tx: Tx,
  actor: Actor,
  campaignId: string,
  input: ChangeCampaignInput,
): Promise<void> {
  const campaign = await lockCampaign(tx, actor, campaignId);
  refuseWhen(whyNotChange(actor, campaign));
  const next = { ...campaign, ...given(input) };
  const plan = await readPlan(tx, next);
  const invitedIds = await listInvitedDepartmentIds(tx, campaignId);
  refuseWhen(whyNotPlan(actor, plan) ?? whyNotReplan(campaign, plan, invitedIds));

  await tx.update(Campaign, { id: campaignId }, pick(next, plain));
  await savePlan(tx, campaignId, next);
  if (campaign.state !== 'draft') await holdQuotas(tx, campaignId, next);
  const changed = all.filter((name) => JSON.stringify(campaign[name]) !== JSON.stringify(next[name]));
  if (!changed.length) return;
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'campaign.changed',
    subjectType: 'campaign',
    subjectId: campaignId,
    before: pick(campaign, changed),
    after: pick(next, changed),
  });
}

const given = (input: ChangeCampaignInput) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Partial<CampaignView>;

const pick = <Name extends keyof CampaignView>(campaign: CampaignView, names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, campaign[name]])) as Pick<CampaignView, Name>;
