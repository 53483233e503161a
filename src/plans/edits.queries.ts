import type { Tx } from '../platform/database/transactions.js';
import { PlanEdit } from './plan-edit.entity.js';

/** What undoing would take back; null when nothing was done by hand. */
export const findUndo = (tx: Tx, planId: string): Promise<PlanEdit | null> =>
  tx.findOne(PlanEdit, { where: { planId, state: 'done' }, order: { number: 'DESC' } });

/** What would be done once more: what was undone last is the earliest of all that is. */
export const findRedo = (tx: Tx, planId: string): Promise<PlanEdit | null> =>
  tx.findOne(PlanEdit, { where: { planId, state: 'undone' }, order: { number: 'ASC' } });
