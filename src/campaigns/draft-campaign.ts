import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { Campaign } from './campaign.entity.js';
import { whyNotPlan } from './campaign.rules.js';
import type { DraftCampaignInput } from './campaigns.dto.js';
import { readPlan, savePlan } from './plan.queries.js';

/** Writes a campaign down; nobody hears of it until it starts. */
export async function draftCampaign(tx: Tx, actor: Actor, input: DraftCampaignInput): Promise<string> {
  const wanted = { ...input, slotIds: input.slotIds ?? [] };
  refuseWhen(whyNotPlan(actor, await readPlan(tx, wanted)));
  const { title, message, opensOn, closesOn, wavePeople, waveDays, nudgeAfterDays } = input;
  const after = { title, opensOn, closesOn, wavePeople, waveDays, nudgeAfterDays };
  const campaign = tx.create(Campaign, { ...after, message, createdById: actor.id });
  await tx.insert(Campaign, campaign);
  await savePlan(tx, campaign.id, wanted);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'campaign.drafted',
    subjectType: 'campaign',
    subjectId: campaign.id,
    after: { ...after, departmentIds: input.departments.map(({ departmentId }) => departmentId) },
  });
  return campaign.id;
}
