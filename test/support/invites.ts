import type { Tx } from '../../src/platform/database/transactions.js';
import { Invite } from '../../src/visits/invite.entity.js';

/** Whose calendar holds the visit, at which SEQUENCE; the visitor first, then the hosts in the order they came. */
export async function listInvites(
  tx: Tx,
  visitId: string,
): Promise<Pick<Invite, 'personId' | 'role' | 'sequence' | 'isLive'>[]> {
  const invites = await tx.findBy(Invite, { visitId });
  return invites
    .sort((a, b) => b.role.localeCompare(a.role))
    .map(({ personId, role, sequence, isLive }) => ({ personId, role, sequence, isLive }));
}

/** The one invite of a person for a visit. */
export const getInvite = (tx: Tx, visitId: string, personId: string) =>
  tx.findOneByOrFail(Invite, { visitId, personId });
