import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { groupByDay, noonOf } from '../platform/views/days.js';
import { pathWith } from '../platform/views/path-with.js';
import type { StopNeed } from '../rotations/rotation-needs.queries.js';
import { dateInZone } from '../platform/time-zone.rules.js';
import { daysAfter } from '../slots/copy.rules.js';
import { showPlace } from '../slots/show-place.js';
import { type HireInPlan, readHire } from './hire-in-plan.js';
import { nameStops } from './name-stops.js';
import type { PlanView } from './plans.queries.js';

/** Of which visit: a planned one, or one that a stop misses. */
export interface Asked {
  rotationId: string;
  stopId: string;
  placementId: string | null;
}

/** After the window, so that one sees what more time would bring. */
const DAYS_BEYOND = 14;

/** Every moment to which a hire might go for a stop, and why not where they cannot; in order of start. */
export async function listMoments(tx: Tx, plan: PlanView, { rotationId, stopId, placementId }: Asked) {
  const bare = await readHire(tx, plan, rotationId, { slotIds: [] });
  const stop = findStop(bare, stopId);
  const placement = bare.placements.find(({ id }) => id === placementId) ?? null;
  if (placementId && placement?.stopId !== stopId) throw new NotFound('placement');
  const until = dateInZone(daysAfter(stop.to, DAYS_BEYOND), bare.need.timeZone).toJSDate();
  const hire = await readHire(tx, plan, rotationId, {
    departmentIds: [stop.departmentId],
    startsAt: now(),
    endsAt: until,
  });
  const moments = hire.slots
    .map((slot) => ({ ...slot, isNow: slot.id === placement?.slotId, whyNot: hire.whyNot(stopId, slot, placementId) }))
    .filter(({ isNow, whyNot }) => isNow || (whyNot !== 'moment-of-other-stop' && whyNot !== 'moment-gone'));
  return { hire, stop, placement, moments };
}

function findStop({ need }: HireInPlan, stopId: string): StopNeed {
  const stop = need.stops.find((one) => one.stopId === stopId);
  if (!stop) throw new NotFound('stop');
  return stop;
}

/** One visit of a plan, planned or missing, and where else it might be. `zone`: the reader's. */
export async function showMoments(tx: Tx, plan: PlanView, asked: Asked, zone: string) {
  const { hire, stop, placement, moments } = await listMoments(tx, plan, asked);
  const { need, exclusions } = hire;
  const shown = moments.map((moment) => ({
    ...showPlace(moment, zone),
    free: Math.max(0, moment.seats - moment.given),
    slotPath: `/plans/${plan.id}/slots/${moment.id}`,
    exclusionId: exclusions.find((one) => one.slotId === moment.id)?.id ?? null,
  }));
  return {
    asked,
    hire: { ...need, path: `/plans/${plan.id}/hires/${need.rotationId}` },
    stop: (await nameStops(tx, [stop], zone))[0]!,
    placement: placement && { ...placement, slot: showPlace(placement.slot, zone) },
    possible: groupByDay(shown.filter(({ isNow, whyNot }) => !isNow && whyNot === null)),
    impossible: shown.filter(({ isNow, whyNot }) => !isNow && whyNot !== null),
    publishPath: pathWith('/slots/new', { departmentId: stop.departmentId }),
    window: { from: noonOf(stop.from, zone), to: noonOf(stop.to, zone) },
    zone,
  };
}
