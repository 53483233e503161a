import { recordAudit } from '../audit/record-audit.js';
import { notify } from '../notices/notify.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { Refused, refuseWhen } from '../platform/refusal.js';
import { readBoard } from './campaign-board.queries.js';
import { hasRoom, NUDGE_REST_HOURS, whyNotInvite } from './campaign.rules.js';
import { type CampaignView, lockCampaign } from './campaigns.queries.js';
import { type Reminding, takeSilent } from './plan-invitations.queries.js';
import { countSeatsToFill } from './suiting-moments.queries.js';

const HOUR = 3_600_000;
const EVERYBODY = 10_000;

/** Reminds everybody now who was invited and is silent, save who heard within a day. Returns how many. */
export async function nudgeInvited(tx: Tx, actor: Actor, campaignId: string): Promise<number> {
  const campaign = await lockCampaign(tx, actor, campaignId);
  refuseWhen(whyNotInvite(actor, campaign));
  const heardBefore = new Date(now().getTime() - NUDGE_REST_HOURS * HOUR);
  const people = await nudgeSilent(tx, campaign, actor.id, {
    heardBefore,
    fewerNudgesThan: EVERYBODY,
    limit: EVERYBODY,
  });
  if (!people) throw new Refused((await countSeatsToFill(tx, campaign)) ? 'nobody-to-nudge' : 'no-seats-left');
  return people;
}

/** Only departments that are short of their target, and only while there are seats for them. */
export async function nudgeSilent(
  tx: Tx,
  campaign: CampaignView,
  actorId: string | null,
  whom: Omit<Reminding, 'departmentIds'>,
): Promise<number> {
  if (!(await countSeatsToFill(tx, campaign))) return 0;
  const { id: campaignId } = campaign;
  const departmentIds = (await readBoard(tx, campaignId)).filter(hasRoom).map(({ departmentId }) => departmentId);
  const reminded = await takeSilent(tx, campaignId, { ...whom, departmentIds });
  if (!reminded.length) return 0;
  await notify(
    tx,
    ...reminded.map(({ id: invitationId, personId, nudges }) => ({
      personId,
      kind: 'campaign-nudge',
      payload: { invitationId, nudges },
    })),
  );
  await recordAudit(tx, {
    actorId,
    act: 'campaign.nudged',
    subjectType: 'campaign',
    subjectId: campaignId,
    after: { people: reminded.length },
  });
  return reminded.length;
}
