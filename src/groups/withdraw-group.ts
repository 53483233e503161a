import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { endVisit } from '../visits/end-visit.js';
import { tellWithdrawn } from '../visits/tell-of-request.js';
import { whyNotWithdrawGroup } from './group.rules.js';
import { lockGroup } from './lock-group.js';

/** Takes the request back for everybody about whom nobody has decided. Who did not ask hears of it. */
export async function withdrawGroup(tx: Tx, actor: Actor, groupId: string): Promise<void> {
  const { group, waiting } = await lockGroup(tx, actor, groupId);
  refuseWhen(whyNotWithdrawGroup({ actor, requestedById: group.requestedById, waiting }));

  const at = now();
  for (const visit of waiting) await endVisit(tx, actor, visit, { act: 'withdraw', reason: null, at });
  const after = { visitIds: waiting.map(({ id }) => id) };
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'group.withdrawn',
    subjectType: 'group',
    subjectId: group.id,
    after,
  });
  await tellWithdrawn(tx, actor, ...waiting);
}
