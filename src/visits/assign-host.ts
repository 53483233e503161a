import { whyNotAssignHost, whyNotChooseHost } from '../hosts/hosting.rules.js';
import { lockHosts } from '../hosts/lock-hosts.js';
import { listStandings } from '../hosts/standings.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { asHosted } from './hosted-visit.js';
import { lockVisit } from './lock-visit.js';
import { giveHost, tellOtherHost } from './replace-hosts.js';

/** A lead picks who sits with a guest, from all hosts of the department who can; the same one again is no change. */
export async function assignHost(tx: Tx, actor: Actor, visitId: string, { hostId }: { hostId: string }): Promise<void> {
  const { slot, visit } = await lockVisit(tx, actor, visitId);
  await lockHosts(tx, slot.id, { ofDepartment: true });
  const standings = await listStandings(tx, { slotId: slot.id, visitorId: visit.visitorId }, { ofDepartment: true });
  const host = standings.find(({ id }) => id === hostId) ?? null;
  // Who sits there already is not asked whether they can.
  const isSame = hostId === visit.hostId;
  const facts = { actor, visit: asHosted(visit, slot), now: now() };
  refuseWhen(isSame ? whyNotChooseHost(facts) : whyNotAssignHost({ ...facts, host }));
  if (isSame) return;

  await giveHost(tx, slot, visit, hostId);
  await tellOtherHost(tx, actor, [{ id: visit.id, was: visit.hostId, is: hostId }]);
}
