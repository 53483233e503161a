import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidInput, refuseWhen } from '../platform/refusal.js';
import { whyNotInvite, whyNotInvitePeople } from './campaign.rules.js';
import type { InvitePeopleInput } from './invitations.dto.js';
import { lockCampaign } from './campaigns.queries.js';
import { listNamed, planByHand } from './plan-invitations.queries.js';
import { sendPlanned } from './send-invitations.js';

/** Invites people by name, of whichever wave it is now, and leaves those alone who are invited already. Returns how many. */
export async function invitePeople(
  tx: Tx,
  actor: Actor,
  campaignId: string,
  { personIds }: InvitePeopleInput,
): Promise<number> {
  const campaign = await lockCampaign(tx, actor, campaignId);
  refuseWhen(whyNotInvite(actor, campaign));
  const people = await listNamed(tx, campaignId, personIds);
  if (people.length < personIds.length)
    throw new InvalidInput([{ field: 'personIds', rule: 'unknown-person', facts: {} }]);
  refuseWhen(whyNotInvitePeople(campaign, people));
  const count = await planByHand(tx, campaignId, campaign.wave, personIds);
  await sendPlanned(tx, campaignId);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'campaign.people-invited',
    subjectType: 'campaign',
    subjectId: campaignId,
    after: { personIds },
  });
  return count;
}
