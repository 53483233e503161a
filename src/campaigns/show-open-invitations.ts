import type { OpenInvitation } from '../booking/open-invitations.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { listOpenInvitations } from './invitations.queries.js';
import { dayOf } from './show-campaign.js';

/** What this person is invited to and has not answered, for the pages where that matters. */
export async function showOpenInvitations(tx: Tx, person: Actor): Promise<OpenInvitation[]> {
  const invitations = await listOpenInvitations(tx, person.id);
  return invitations.map(({ campaignId, title, closesOn }) => ({
    title,
    closesAt: dayOf(closesOn),
    path: `/campaigns/${campaignId}/invitation`,
  }));
}
