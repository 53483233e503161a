import type { JobContext } from '../jobs/job.js';
import { findLead } from '../people/recipient.queries.js';
import { now } from '../platform/clock.js';
import { messageId } from '../platform/mail/outgoing-mail.js';
import { hashToken } from '../platform/secrets.js';
import { settings } from '../platform/settings.js';
import { translate } from '../platform/views/locales.js';
import { listWaitingRequests } from './invites.queries.js';
import { overdueSince } from './nudge-leads.js';
import { visitModel } from './visit-message.js';

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
  const [first] = toDecide;
  if (!recipient || !first) return;
  const { name, address, language } = recipient;
  const model = {
    recipient,
    requests: toDecide.map(visitModel),
    department: first.departmentName,
    url: `${settings().baseUrl}/decisions`,
  };
  await context.mailer.send({
    to: { name, address },
    fromName: first.departmentName,
    subject: translate(language, 'mail.lead-nudge.subject', { count: toDecide.length }),
    html: context.views.render('mail/lead-nudge', model, language),
    messageId: messageId('nudge', personId, hashToken(toDecide.map(({ id }) => id).join(' '))),
  });
}
