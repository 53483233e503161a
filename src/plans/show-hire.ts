import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { noonOf } from '../platform/views/days.js';
import { pathWith } from '../platform/views/path-with.js';
import { showPlace } from '../slots/show-place.js';
import { listBoardGaps } from './board.queries.js';
import { readHire } from './hire-in-plan.js';
import { nameStops } from './name-stops.js';
import { listPlanSlots } from './plan-slots.queries.js';
import type { PlanView } from './plans.queries.js';

/** One hire's path through a plan, stop by stop. */
export async function showHire(tx: Tx, plan: PlanView, rotationId: string, own: string, zone: string) {
  const { need, placements, exclusions } = await readHire(tx, plan, rotationId, { slotIds: [] });
  const gaps = await listBoardGaps(tx, plan.id, [rotationId]);
  const kept = exclusions.flatMap((one) => (one.slotId ? { ...one, slotId: one.slotId } : []));
  const keptSlots = await listPlanSlots(tx, plan, { slotIds: kept.map(({ slotId }) => slotId) });
  const momentsPath = (said: Record<string, string>) =>
    pathWith(`/plans/${plan.id}/moments`, { rotation: rotationId, ...said, back: own });
  const stops = await nameStops(tx, need.stops, zone);
  return {
    hire: { ...need, firstAt: noonOf(need.firstOn, zone), path: `/rotations/${rotationId}` },
    stops: stops.map((stop) => ({
      ...stop,
      visits: placements
        .filter(({ stopId }) => stopId === stop.stopId)
        .sort((one, other) => one.slot.startsAt.getTime() - other.slot.startsAt.getTime())
        .map((one) => ({
          ...one,
          slot: showPlace(one.slot, zone),
          path: momentsPath({ stop: stop.stopId, placement: one.id }),
        })),
      gap: gaps.find(({ stopId }) => stopId === stop.stopId) ?? null,
      path: momentsPath({ stop: stop.stopId }),
    })),
    leftOut: exclusions.find(({ slotId }) => slotId === null) ?? null,
    kept: keptSlots.map((slot) => ({
      ...showPlace(slot, zone),
      exclusionId: kept.find(({ slotId }) => slotId === slot.id)!.id,
      isForAll: kept.some(({ slotId, rotationId: whose }) => slotId === slot.id && whose === null),
    })),
    pinned: placements.filter(({ isPinned }) => isPinned).length,
    placed: placements.length,
    isOver: placements.length > 0 && placements.every(({ slot }) => slot.endsAt <= now()),
    zone,
  };
}
