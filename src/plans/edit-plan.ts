import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { type EditAct, hiresOf, type PlanPieces, whyNotChangePlan } from './edit.rules.js';
import { PlanEdit } from './plan-edit.entity.js';
import { lockPlan, type PlanView } from './plans.queries.js';
import { swapPieces } from './swap-pieces.js';

/** Which revision of the plan somebody looked at when they decided. */
export interface Seen {
  revision: number;
}

/** The plan under a lock. Throws Refused when these hires were moved since it was looked at. */
export async function openPlan(tx: Tx, actor: Actor, planId: string, seen: Seen, hires: string[]): Promise<PlanView> {
  const plan = await lockPlan(tx, actor, planId);
  const rows: unknown[] = await tx.query(
    `SELECT FROM plan_edits WHERE plan_id = $1 AND revision > $2 AND rotation_ids && $3::uuid[] LIMIT 1`,
    [plan.id, seen.revision, hires],
  );
  refuseWhen(whyNotChangePlan({ state: plan.state, editedSince: rows.length > 0 }));
  return plan;
}

interface Edit {
  act: EditAct;
  before: PlanPieces;
  after: PlanPieces;
}

/** Changes a locked plan so that it can be undone; what was undone before cannot be done again after this. */
export async function saveEdit(tx: Tx, actor: Actor, plan: PlanView, { act, before, after }: Edit): Promise<void> {
  await swapPieces(tx, plan.id, before, after);
  await tx.query(`UPDATE plan_edits SET state = 'dropped' WHERE plan_id = $1 AND state = 'undone'`, [plan.id]);
  await tx.insert(PlanEdit, {
    planId: plan.id,
    number: (await tx.maximum(PlanEdit, 'number', { planId: plan.id }) ?? 0) + 1, // prettier-ignore
    act,
    revision: plan.revision + 1,
    rotationIds: hiresOf(before, after),
    before,
    after,
    madeById: actor.id,
    madeAt: now(),
  });
  await auditEdit(tx, actor, plan.id, act, before, after);
}

/** Writes down which slots hires left and which they got. */
export async function auditEdit(
  tx: Tx,
  actor: Actor,
  planId: string,
  act: EditAct | 'plan.edit-undone' | 'plan.edit-redone',
  before: PlanPieces,
  after: PlanPieces,
): Promise<void> {
  const told = ({ placements, exclusions }: PlanPieces) => ({
    slotIds: [...placements, ...exclusions].flatMap(({ slotId }) => slotId ?? []),
  });
  const names: { id: string }[] = await tx.query(
    'SELECT DISTINCT person_id AS id FROM rotations WHERE id = ANY ($1::uuid[])',
    [hiresOf(before, after)],
  );
  const personIds = names.map(({ id }) => id);
  await recordAudit(tx, {
    actorId: actor.id,
    act,
    subjectType: 'plan',
    subjectId: planId,
    before: { ...told(before), personIds: null },
    after: { ...told(after), personIds },
  });
}
