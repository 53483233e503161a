import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import type { ChangeGoalsInput } from './goals.dto.js';
import { whyNotChangeGoals } from './goals.rules.js';
import { checkGoals } from '../visits/check-goals.js';
import { lockVisit } from '../visits/lock-visit.js';
import { Visit } from '../visits/visit.entity.js';

/** Says anew what the visitor wants to find out. No mail: the host reads it on their page and in the reminder. */
export async function changeGoals(tx: Tx, actor: Actor, visitId: string, input: ChangeGoalsInput): Promise<void> {
  const { slot, visit } = await lockVisit(tx, actor, visitId);
  refuseWhen(whyNotChangeGoals({ actor, visit, startsAt: slot.startsAt, now: now() }));

  const { learningGoals, isVouched } = input;
  const added = learningGoals.filter((goal) => !visit.learningGoals.includes(goal));
  checkGoals({ learningGoals: added, isVouched });
  await tx.update(Visit, { id: visit.id }, { learningGoals });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'visit.goals-changed',
    subjectType: 'visit',
    subjectId: visit.id,
    before: { learningGoals: visit.learningGoals },
    after: { learningGoals },
  });
}
