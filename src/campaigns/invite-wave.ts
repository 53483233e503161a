import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { Refused, refuseWhen } from '../platform/refusal.js';
import { readBoard } from './campaign-board.queries.js';
import { countSeatsToFill } from './suiting-moments.queries.js';
import { Campaign } from './campaign.entity.js';
import { whyNotInvite } from './campaign.rules.js';
import { type CampaignView, lockCampaign } from './campaigns.queries.js';
import { readClosings } from './closings.queries.js';
import { countUnsent, planColleagues } from './plan-invitations.queries.js';
import { sendPlanned } from './send-invitations.js';
import { nextWaveAt, planWave } from './wave.rules.js';

/** Invites the next wave now instead of waiting for its day. Returns how many people. */
export async function inviteWave(tx: Tx, actor: Actor, campaignId: string): Promise<number> {
  const campaign = await lockCampaign(tx, actor, campaignId);
  refuseWhen(whyNotInvite(actor, campaign));
  const { people, seats } = await sendWave(tx, campaign, actor.id);
  if (!people) throw new Refused(seats ? 'nobody-to-invite' : 'no-seats-left');
  return people;
}

/** No more people than there are seats for them, the departments that are furthest behind first; and sets the day of the next wave. */
export async function sendWave(
  tx: Tx,
  campaign: CampaignView,
  actorId: string | null,
): Promise<{ people: number; seats: number }> {
  const { id, timeZone } = campaign;
  const seats = (await countSeatsToFill(tx, campaign)) - (await countUnsent(tx, id));
  const places = planWave(await listWaveDepartments(tx, id), Math.min(campaign.wavePeople, seats));
  const wave = campaign.wave + 1;
  const people = places.size ? await planColleagues(tx, id, wave, places) : 0;
  const isFree = await readClosings(tx, campaign);
  const next = nextWaveAt(now(), campaign.waveDays, timeZone, isFree);
  await tx.update(Campaign, { id }, { nextWaveAt: next, ...(people ? { wave } : {}) });
  if (!people) return { people, seats };
  await sendPlanned(tx, id);
  await recordAudit(tx, {
    actorId,
    act: 'campaign.wave-invited',
    subjectType: 'campaign',
    subjectId: id,
    after: { wave, people },
  });
  return { people, seats };
}

async function listWaveDepartments(tx: Tx, campaignId: string) {
  return (await readBoard(tx, campaignId)).map((row) => ({
    ...row,
    reached: row.been + row.booked,
    seatsLeft: row.quota === null ? null : row.quota - row.seatsTaken,
  }));
}
