import { DeclinedGuest } from '../hosts/declined-guest.entity.js';
import { whyNotDeclineGuest } from '../hosts/hosting.rules.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { asHosted } from './hosted-visit.js';
import { lockVisit } from './lock-visit.js';
import { replaceHosts, tellOtherHost } from './replace-hosts.js';
import { askForHosts } from './ask-for-hosts.js';

/**
 * A host would rather not receive this guest, now or later. Nobody is asked or told why, or by whom: what is written down
 * looks like any other change of host. Somebody else sits with the guest, or the leads hear that they must find one.
 */
export async function declineGuest(tx: Tx, actor: Actor, visitId: string): Promise<void> {
  const { slot, visit } = await lockVisit(tx, actor, visitId);
  const at = now();
  refuseWhen(whyNotDeclineGuest({ actor, visit: asHosted(visit, slot), now: at }));

  const { visitorId } = visit;
  await tx.upsert(DeclinedGuest, { hostId: actor.id, visitorId, declinedAt: at }, ['hostId', 'visitorId']);
  const [rehosted] = await replaceHosts(tx, slot, [visit], { isWide: true });
  const is = rehosted?.hostId ?? null;
  await tellOtherHost(tx, null, [{ id: visit.id, was: visit.hostId, is }]);
  if (!is) await askForHosts(tx, actor, { departmentId: slot.departmentId, visitIds: [visit.id] });
}
