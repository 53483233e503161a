import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { comingOf, leavingOf } from './changes.rules.js';
import { endLeaving } from './end-leaving.js';
import { lockPublication } from './lock-publication.js';
import { makeVisits } from './make-visits.js';
import { openMadeVisits } from './open-made-visits.js';
import { keepFindings } from './keep-findings.js';
import { lockPlan } from './plans.queries.js';
import { preparePublication } from './prepare-publication.js';
import type { PublishPlanInput } from './publication.dto.js';
import { whyNotPublish } from './publication.rules.js';
import { tellOfPublication } from './tell-of-publication.js';

/** Makes visits of a plan, and moves or calls off those that it has otherwise; everybody concerned hears once. */
export async function publishPlan(tx: Tx, actor: Actor, planId: string, input: PublishPlanInput): Promise<void> {
  const { revision: seenRevision, withoutBroken = false } = input;
  const plan = await lockPlan(tx, actor, planId);
  const at = now();
  // Before the locks: who comes too late need not wait for them.
  refuseWhen(whyNotPublish({ plan, seenRevision, broken: 0, withoutBroken, changes: 1 }));
  await lockPublication(tx, plan, at);
  const { changes, broken, slots } = await preparePublication(tx, plan, { isLocked: true });
  const count = comingOf(changes).length + leavingOf(changes).length;
  const facts = { plan, seenRevision, broken: broken.length, withoutBroken, changes: count };
  refuseWhen(whyNotPublish(facts), { count: broken.length });

  await endLeaving(tx, actor, changes, at);
  const made = await makeVisits(tx, actor, { changes, slots, at });
  await keepFindings(tx, plan, { actor, at, changes, broken, made });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'plan.published',
    subjectType: 'plan',
    subjectId: plan.id,
    before: { state: plan.state },
    after: {
      state: 'published',
      added: changes.added.length,
      moved: changes.moved.length,
      calledOff: changes.dropped.length,
      kept: changes.kept.length,
      leftOut: broken.length,
    },
  });
  const mailAt = await tellOfPublication(tx, plan, changes, at);
  await openMadeVisits(tx, made, mailAt);
}
