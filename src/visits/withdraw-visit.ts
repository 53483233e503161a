import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { lockVisit } from './lock-visit.js';
import { Visit } from './visit.entity.js';
import { nextState, whyNotWithdraw } from './visit.rules.js';

/** Takes back a request that nobody has decided yet. No mail: it held no seat and stood in no calendar. */
export async function withdrawVisit(tx: Tx, actor: Actor, visitId: string): Promise<void> {
  const { visit } = await lockVisit(tx, actor, visitId);
  refuseWhen(whyNotWithdraw({ actor, visit }));

  const state = nextState(visit.state, 'withdraw');
  await tx.update(Visit, { id: visit.id }, { state, decidedById: actor.id, decidedAt: now() });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'visit.withdrawn',
    subjectType: 'visit',
    subjectId: visit.id,
    before: { state: visit.state },
    after: { state },
  });
}
