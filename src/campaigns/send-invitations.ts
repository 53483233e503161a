import { enqueue } from '../jobs/enqueue.js';
import type { JobHandler } from '../jobs/job.js';
import { notify } from '../notices/notify.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { lockRunning } from './campaigns.queries.js';
import { countUnsent, takeUnsent } from './plan-invitations.queries.js';

// So few at a time, and a breath between, that a pause stops nearly all of what was planned.
const SENT_AT_ONCE = 100;
const BREATH_SECONDS = 10;

const kinds = { manager: 'campaign-target', colleague: 'campaign-invitation' };

/** Lets what is planned be sent in turn, from now on or a little later. */
export const sendPlanned = (tx: Tx, campaignId: string, runAt?: Date): Promise<void> =>
  enqueue(tx, {
    name: 'send-invitations',
    payload: { campaignId },
    key: `send-invitations:${campaignId}`,
    runAt,
  });

/** Sends the next invitations of a campaign while it runs; those that are left come a breath later. */
export async function sendSome(tx: Tx, campaignId: string): Promise<number> {
  if (!(await lockRunning(tx, campaignId))) return 0;
  const sent = await takeUnsent(tx, campaignId, SENT_AT_ONCE);
  await notify(
    tx,
    ...sent.map(({ id: invitationId, personId, kind }) => ({ personId, kind: kinds[kind], payload: { invitationId } })),
  );
  if (await countUnsent(tx, campaignId))
    await sendPlanned(tx, campaignId, new Date(now().getTime() + BREATH_SECONDS * 1000));
  return sent.length;
}

export const sendInvitations: JobHandler<{ campaignId: string }> = async ({ campaignId }, { transactions }) => {
  await transactions.run((tx) => sendSome(tx, campaignId));
};
