import { recordAudit } from '../audit/record-audit.js';
import { notify } from '../notices/notify.js';
import { toLeads } from '../notices/to-leads.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { PlanShortage } from './plan-shortage.entity.js';
import { lockPlan } from './plans.queries.js';
import { whyNotAskForSeats } from './shortage.rules.js';
import { lockShortage } from './shortages.queries.js';

/** Asks the leads of a department, once, for the seats that a plan is short of. */
export async function askForSeats(tx: Tx, actor: Actor, planId: string, shortageId: string): Promise<void> {
  const plan = await lockPlan(tx, actor, planId);
  const shortage = await lockShortage(tx, planId, shortageId);
  const { departmentId } = shortage;
  const notices = await toLeads(tx, departmentId, { kind: 'seats-wanted', payload: { shortageId } });
  refuseWhen(whyNotAskForSeats({ plan, shortage, leads: notices.length }));
  await tx.update(PlanShortage, { id: shortageId }, { askedById: actor.id, askedAt: now() });
  await notify(tx, ...notices);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'plan.seats-asked',
    subjectType: 'plan',
    subjectId: planId,
    after: { departmentId, seats: shortage.moreSeats.reduce((sum, { seats }) => sum + seats, 0) },
  });
}
