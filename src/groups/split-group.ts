import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { VisitGroup } from '../visits/visit-group.entity.js';
import { whyNotDecideGroup } from './group.rules.js';
import { lockGroup } from './lock-group.js';

/** From now on a lead decides about each of them: better some than nobody. Nobody is mailed, for nothing is decided yet. */
export async function splitGroup(tx: Tx, actor: Actor, groupId: string): Promise<void> {
  const { slot, group, waiting } = await lockGroup(tx, actor, groupId);
  refuseWhen(whyNotDecideGroup({ actor, isTogether: group.isTogether, waiting, slot }));

  await tx.update(VisitGroup, { id: group.id }, { isTogether: false });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'group.split',
    subjectType: 'group',
    subjectId: group.id,
    before: { isTogether: true },
    after: { isTogether: false },
  });
}
