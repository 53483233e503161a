import { now } from '../../src/platform/clock.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { Plan } from '../../src/plans/plan.entity.js';
import { PlanPlacement } from '../../src/plans/plan-placement.entity.js';
import { PlanUnplaced } from '../../src/plans/plan-unplaced.entity.js';
import type { ProgrammeStop } from '../../src/programmes/programme-stop.entity.js';
import type { Rotation } from '../../src/rotations/rotation.entity.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { anHr } from './people.js';

type Seat = [Rotation, ProgrammeStop, Slot];

export interface PlannedFacts extends Partial<Omit<Plan, 'cohort' | 'basedOn' | 'createdBy' | 'publishedBy'>> {
  placements?: Seat[];
  missing?: [Rotation, ProgrammeStop][];
}

/** A ready plan for everybody, with these seats, set down directly. */
export async function aPlan(tx: Tx, { placements = [], missing = [], ...facts }: PlannedFacts = {}): Promise<Plan> {
  const createdById = facts.createdById ?? (await anHr(tx)).id;
  const all = placements.length + missing.length;
  const figures = { placed: placements.length, possible: all, bound: all };
  const plan = await tx.save(
    tx.create(Plan, {
      kind: 'plan',
      state: 'ready',
      seconds: 60,
      ...figures,
      finishedAt: now(),
      ...facts,
      createdById,
    }),
  );
  for (const [rotation, stop, slot] of placements)
    await tx.insert(PlanPlacement, { planId: plan.id, rotationId: rotation.id, stopId: stop.id, slotId: slot.id });
  for (const [rotation, stop] of missing)
    await tx.insert(PlanUnplaced, {
      planId: plan.id,
      rotationId: rotation.id,
      stopId: stop.id,
      reason: 'no-slot-in-window',
    });
  return plan;
}
