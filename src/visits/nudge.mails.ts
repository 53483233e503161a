import type { JobContext } from '../jobs/job.js';
import { findLead } from '../people/recipient.queries.js';
import { now } from '../platform/clock.js';
import { listWaitingRequests } from './invites.queries.js';
import { overdueSince } from './nudge-leads.js';
import { nudgeMessage } from './nudge-message.js';

/** One mail with every request of the department that waits too long for this lead's decision. */
export async function nudgeLead(job: { departmentId: string; personId: string }, context: JobContext): Promise<void> {
  const { departmentId, personId } = job;
  const at = now();
  const { recipient, requests } = await context.transactions.read(async (tx) => ({
    recipient: await findLead(tx, departmentId, personId),
    requests: await listWaitingRequests(tx, departmentId, overdueSince(at), at),
  }));
  // Nobody decides about a request of their own.
  const toDecide = requests.filter((visit) => visit.visitorId !== personId && visit.requestedById !== personId);
  const [first, ...others] = toDecide;
  if (!recipient || !first) return;
  await context.mailer.send(nudgeMessage(recipient, [first, ...others], context.views));
}
