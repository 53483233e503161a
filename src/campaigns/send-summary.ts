import { enqueue } from '../jobs/enqueue.js';
import type { JobHandler } from '../jobs/job.js';
import { notify } from '../notices/notify.js';
import type { Tx } from '../platform/database/transactions.js';

const SENT_AT_ONCE = 100;

interface SummaryJob {
  campaignId: string;
  /** Who was told last; null at the start. */
  afterPersonId: string | null;
}

/** Lets the summary go to the next people. */
export const sendSummaryOn = (tx: Tx, job: SummaryJob): Promise<void> =>
  enqueue(tx, { name: 'send-summary', payload: job, key: `send-summary:${job.campaignId}` });

/** To everybody who was invited, and to the leads and hosts of the teams one went to; so many at a time. */
export const sendSummary: JobHandler<SummaryJob> = ({ campaignId, afterPersonId }, { transactions }) =>
  transactions.run(async (tx) => {
    const people: { id: string }[] = await tx.query(
      `SELECT p.id FROM people p
        WHERE p.is_active AND ($2::uuid IS NULL OR p.id > $2) AND (
          EXISTS (SELECT FROM campaign_invitations i WHERE i.campaign_id = $1 AND i.person_id = p.id AND i.invited_at IS NOT NULL)
          OR EXISTS (SELECT FROM person_roles r WHERE r.person_id = p.id AND r.department_id IN (
            SELECT department_id FROM campaign_teams WHERE campaign_id = $1
            UNION SELECT s.department_id FROM campaign_slots o JOIN slots s ON s.id = o.slot_id WHERE o.campaign_id = $1)))
        ORDER BY p.id LIMIT ${SENT_AT_ONCE}`,
      [campaignId, afterPersonId],
    );
    const last = people.at(-1);
    if (!last) return;
    await notify(
      tx,
      ...people.map(({ id: personId }) => ({ personId, kind: 'campaign-summary', payload: { campaignId } })),
    );
    await sendSummaryOn(tx, { campaignId, afterPersonId: last.id });
  });
