import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { auditEdit, type Seen } from './edit-plan.js';
import { whyNotStep } from './edit.rules.js';
import { findRedo, findUndo } from './edits.queries.js';
import { PlanEdit } from './plan-edit.entity.js';
import { lockPlan } from './plans.queries.js';
import { swapPieces } from './swap-pieces.js';

/** Takes back the last change by hand, whoever made it. */
export async function undoEdit(tx: Tx, actor: Actor, planId: string, seen: Seen): Promise<void> {
  const plan = await lockPlan(tx, actor, planId);
  const edit = await findUndo(tx, plan.id);
  refuseWhen(whyNotStep({ state: plan.state, seen: seen.revision, revision: plan.revision, hasStep: edit !== null }));
  if (!edit) return;
  await swapPieces(tx, plan.id, edit.after, edit.before);
  await tx.update(PlanEdit, { id: edit.id }, { state: 'undone', revision: plan.revision + 1 });
  await auditEdit(tx, actor, plan.id, 'plan.edit-undone', edit.after, edit.before);
}

/** Does the change that was taken back last once more. */
export async function redoEdit(tx: Tx, actor: Actor, planId: string, seen: Seen): Promise<void> {
  const plan = await lockPlan(tx, actor, planId);
  const edit = await findRedo(tx, plan.id);
  refuseWhen(whyNotStep({ state: plan.state, seen: seen.revision, revision: plan.revision, hasStep: edit !== null }));
  if (!edit) return;
  await swapPieces(tx, plan.id, edit.before, edit.after);
  await tx.update(PlanEdit, { id: edit.id }, { state: 'done', revision: plan.revision + 1 });
  await auditEdit(tx, actor, plan.id, 'plan.edit-redone', edit.before, edit.after);
}
