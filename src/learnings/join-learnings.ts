import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { chooseHead } from './alike.rules.js';
import { moveGroup } from './groups.queries.js';
import { auditedActor, holdLearnings } from './hold-learning.js';
import { whyNotJoin } from './joining.rules.js';
import type { JoinLearningInput } from './learnings.dto.js';

/** Says that two learnings are the same, with all that is joined to either; the larger group keeps its head. */
export async function joinLearnings(
  tx: Tx,
  actor: Actor,
  learningId: string,
  { withId }: JoinLearningInput,
): Promise<void> {
  const [one, other] = (await holdLearnings(tx, actor, [learningId, withId])) as [Held, Held];
  refuseWhen(whyNotJoin(actor, one, other));
  const head = chooseHead(one.head, other.head);
  const gone = head === one.head ? other.head : one.head;
  await moveGroup(tx, gone.id, head.id);
  await recordAudit(tx, {
    actorId: auditedActor(actor, one, other),
    act: 'learning.joined',
    subjectType: 'learning',
    subjectId: learningId,
    before: { headId: one.headId },
    after: { headId: head.id, withId },
  });
}

type Held = Awaited<ReturnType<typeof holdLearnings>>[number];
