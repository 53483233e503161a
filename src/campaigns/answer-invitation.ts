import { recordAudit } from '../audit/record-audit.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { CampaignInvitation } from './campaign-invitation.entity.js';
import { whyNotAnswer } from './campaign.rules.js';
import type { OpenedInvitation } from './invitations.queries.js';

/** "Not now", or that taken back. From then on nobody reminds this person; asked again it changes nothing. */
export async function answerInvitation(
  tx: Tx,
  { id, person, campaign, status }: OpenedInvitation,
  answer: 'not-now' | null = 'not-now',
): Promise<void> {
  const invitation = await tx.findOneOrFail(CampaignInvitation, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  refuseWhen(whyNotAnswer({ state: campaign.state, status }));
  if (invitation.answer === answer) return;
  await tx.update(CampaignInvitation, { id }, { answer, answeredAt: answer && now() });
  await recordAudit(tx, {
    actorId: person.id,
    act: 'campaign.answered',
    subjectType: 'campaign',
    subjectId: campaign.id,
    before: { answer: invitation.answer },
    after: { answer },
  });
}
