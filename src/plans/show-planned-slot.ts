import { nameOf } from '../people/name.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { pathWith } from '../platform/views/path-with.js';
import { showPlace } from '../slots/show-place.js';
import { listExclusions } from './pieces.queries.js';
import { listPlanSlots } from './plan-slots.queries.js';
import type { PlanView } from './plans.queries.js';

interface PlannedGuest {
  id: string;
  rotationId: string;
  stopId: string;
  name: string;
  departmentName: string;
  isPinned: boolean;
}

/** One moment of a plan: who goes there, and whether anybody may. Throws NotFound. */
export async function showPlannedSlot(tx: Tx, plan: PlanView, slotId: string, own: string, zone: string) {
  const [slot] = await listPlanSlots(tx, plan, { slotIds: [slotId] });
  if (!slot) throw new NotFound('slot');
  const guests: PlannedGuest[] = await tx.query(
    `SELECT pp.id, pp.rotation_id AS "rotationId", pp.stop_id AS "stopId", ${nameOf('p')} AS name,
            d.name AS "departmentName", pp.is_pinned AS "isPinned"
       FROM plan_placements pp JOIN rotations r ON r.id = pp.rotation_id JOIN people p ON p.id = r.person_id
       JOIN departments d ON d.id = p.department_id
      WHERE pp.plan_id = $1 AND pp.slot_id = $2 ORDER BY p.family_name, p.given_name, pp.id`,
    [plan.id, slotId],
  );
  const exclusions = await listExclusions(tx, plan.id);
  return {
    slot: { ...showPlace(slot, zone), free: Math.max(0, slot.seats - slot.given) },
    guests: guests.map((guest) => ({
      ...guest,
      path: pathWith(`/plans/${plan.id}/moments`, {
        rotation: guest.rotationId,
        stop: guest.stopId,
        placement: guest.id,
        back: own,
      }),
    })),
    exclusion: exclusions.find((one) => one.slotId === slotId && one.rotationId === null) ?? null,
  };
}
