import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { leaveGroup } from './groups.queries.js';
import { auditedActor, holdLearnings, type HeldLearning } from './hold-learning.js';
import { whyNotSeparate } from './joining.rules.js';

/** Takes a learning out from among those it is joined to; the others stay together. */
export async function separateLearning(tx: Tx, actor: Actor, learningId: string): Promise<void> {
  const [learning] = (await holdLearnings(tx, actor, [learningId])) as [HeldLearning];
  refuseWhen(whyNotSeparate(actor, learning));
  await leaveGroup(tx, learningId);
  await recordAudit(tx, {
    actorId: auditedActor(actor, learning),
    act: 'learning.separated',
    subjectType: 'learning',
    subjectId: learningId,
    before: { headId: learning.headId },
  });
}
