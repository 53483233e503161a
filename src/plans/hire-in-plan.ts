import { isFreeIn, readFreeDaysOf } from '../calendar/free-days.queries.js';
import type { PlanHire, PlanSlot } from '../planner/problem.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { settings } from '../platform/settings.js';
import { listRotationNeeds, type RotationNeed } from '../rotations/rotation-needs.queries.js';
import type { ExclusionPiece, PlacementPiece } from './edit.rules.js';
import { listExclusions, listPlacementsOf } from './pieces.queries.js';
import { whyNotPlace } from './place.rules.js';
import { toClock, toPlanHire } from './plan-hire.rules.js';
import { listPlanSlots, type PlannableSlot, type SlotsOf } from './plan-slots.queries.js';
import type { PlanView } from './plans.queries.js';
import { StopKeys } from './stop-keys.js';

const HOUR = 3_600_000;

/** One hire, all that a plan gives them, and slots to which they might go. */
export interface HireInPlan {
  need: RotationNeed;
  placements: (PlacementPiece & { slot: PlannableSlot })[];
  exclusions: ExclusionPiece[];
  slots: PlannableSlot[];
  /** Why a visit for a stop cannot be at a slot; null when it can. `moved`: the placement that would make way for it. */
  whyNot(stopId: string, slot: PlannableSlot, moved: string | null): string | null;
}

/** Throws NotFound for whoever has no open rotation. */
export async function readHire(tx: Tx, plan: PlanView, rotationId: string, slotsOf: SlotsOf): Promise<HireInPlan> {
  const at = now();
  const [need] = await listRotationNeeds(tx, { rotationIds: [rotationId] }, at);
  if (!need) throw new NotFound('rotation');
  const placements = await listPlacementsOf(tx, plan.id, { rotationId });
  const exclusions = await listExclusions(tx, plan.id);
  const slots = await listPlanSlots(tx, plan, slotsOf);
  const own = await listPlanSlots(tx, plan, { slotIds: placements.map(({ slotId }) => slotId) });
  const slotOf = new Map(own.map((slot) => [slot.id, slot]));
  const placed = placements.map((one) => ({ ...one, slot: slotOf.get(one.slotId)! }));
  const concerning = exclusions.filter((one) => one.rotationId === null || one.rotationId === rotationId);

  const days = [...new Set([...slots, ...own].map((slot) => toClock(slot, need.timeZone).day))].sort();
  const closed = await readFreeDaysOf(tx, [need.departmentId], days[0] ?? need.firstOn, days.at(-1) ?? need.firstOn);
  const keys = new StopKeys();
  const names = keys.add(need);
  const calendar = {
    zone: need.timeZone,
    days,
    isFree: isFreeIn(closed.get(need.departmentId)),
    opensAt: new Date(at.getTime() + settings().requestCutoffHours * HOUR),
  };
  const hire = toPlanHire(need, calendar, ({ stopId }) => names.get(stopId)!);
  const asPlanSlot = (slot: PlannableSlot): PlanSlot => ({
    id: slot.id,
    stops: keys.servedBy(slot),
    ...toClock(slot, need.timeZone),
    seats: slot.seats,
  });
  return {
    need,
    placements: placed,
    exclusions: concerning,
    slots,
    whyNot: (stopId, slot, moved) => {
      const stop = hire?.stops.find((one) => one.stop === names.get(stopId));
      if (!hire || !stop) return 'stop-not-wanted';
      const others = placed.filter(({ id }) => id !== moved);
      const isOwnSeat = placed.some(({ id, slotId }) => id === moved && slotId === slot.id);
      return whyNotPlace({
        hire,
        stop,
        rules: rulesOf(hire),
        slot: asPlanSlot(slot),
        isOpen: slot.isOpen && slot.startsAt >= calendar.opensAt,
        isExcluded: concerning.some(({ slotId }) => slotId === slot.id),
        isLeftOut: concerning.some(({ slotId }) => slotId === null),
        others: others.map((one) => ({ stop: names.get(one.stopId) ?? '', slot: asPlanSlot(one.slot) })),
        seatsLeft: slot.seats - slot.given + (isOwnSeat ? 1 : 0),
        teamRoom: Infinity,
      });
    },
  };
}

const rulesOf = ({ rules }: PlanHire) => rules ?? { perDay: 1, perWeek: null };
