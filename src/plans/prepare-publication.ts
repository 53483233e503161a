import { In } from 'typeorm';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { Slot } from '../slots/slot.entity.js';
import { listBookingFacts } from '../visits/booking-facts.queries.js';
import { readQuotaRoom } from '../visits/quota.queries.js';
import {
  comingOf,
  leavingOf,
  listChanges,
  listNeedless,
  type PlanChanges,
  releaseNeeded,
  seatsLeft,
} from './changes.rules.js';
import { listPlaced, listStanding, type Placed } from './publication.queries.js';
import { whyNotBecome } from './publication.rules.js';
import type { PlanView } from './plans.queries.js';

const HOUR = 3_600_000;

export interface Publication {
  /** What publishing does, without the placements that are broken. */
  changes: PlanChanges<Placed>;
  broken: Broken[];
  /** Of all that comes, by id. */
  slots: Map<string, Slot>;
}

/** A placement that cannot become a visit any more, and why: a `NotThereReason`, or a reason not to book. */
export interface Broken {
  placement: Placed;
  reason: string;
}

/** What publishing the plan would change now. `isLocked`: it is about to, and what it counts stays so meanwhile. */
export async function preparePublication(tx: Tx, plan: PlanView, { isLocked = false } = {}): Promise<Publication> {
  const placed = await listPlaced(tx, plan.id);
  const standing = await listStanding(tx, plan, now());
  const slots = await readSlots(tx, [...placed, ...standing]);
  const plannedAt = plan.startedAt ?? plan.createdAt;
  const planned = { at: plannedAt, opensAt: new Date(plannedAt.getTime() + settings().requestCutoffHours * HOUR) };
  const needless = new Set(listNeedless(placed, standing, planned));
  const broken: Broken[] = placed.flatMap((placement) => {
    const reason = placement.whyNot ?? (needless.has(placement) ? 'stop-planned' : null);
    return reason ? { placement, reason } : [];
  });
  // What stays in place of a broken placement may be in the way of others: asked again, until nothing else breaks.
  for (;;) {
    const gone = new Set(broken.map(({ placement }) => placement));
    const all = listChanges(placed, standing, planned);
    const staying = new Set(
      all.moved.flatMap(({ visit, placement }) => (gone.has(placement) && !visit.whyNot ? visit : [])),
    );
    const changes = releaseNeeded(
      listChanges(placed.filter((one) => !gone.has(one)), standing.filter((one) => !staying.has(one)), planned), // prettier-ignore
      slots,
    );
    const found = await listBroken(tx, changes, slots, isLocked);
    if (!found.length) return { changes, broken, slots };
    broken.push(...found);
  }
}

async function listBroken(
  tx: Tx,
  changes: PlanChanges<Placed>,
  slots: Map<string, Slot>,
  isLocked: boolean,
): Promise<Broken[]> {
  const coming = comingOf(changes);
  const leavingIds = leavingOf(changes).map(({ visitId }) => visitId);
  const facts = await listBookingFacts(tx, coming, leavingIds);
  const quotas = await readQuotaRoom(tx, coming, leavingIds, { isLocked });
  const left = new Map<string, number>();
  const cutoffHours = settings().requestCutoffHours;
  return coming.flatMap((placement, index) => {
    const slot = slots.get(placement.slotId)!;
    const seats = left.get(slot.id) ?? seatsLeft(slot, changes);
    const quotaIds = quotas.quotasOf[index]!;
    const reason = whyNotBecome({
      ...facts[index]!,
      slot,
      visitor: placement,
      isQuotaReached: quotaIds.some((id) => quotas.left.get(id)! <= 0),
      seatsLeft: seats,
      cutoffHours,
      now: now(),
    });
    if (reason) return { placement, reason };
    left.set(slot.id, seats - 1);
    for (const id of quotaIds) quotas.left.set(id, quotas.left.get(id)! - 1);
    return [];
  });
}

async function readSlots(tx: Tx, rows: { slotId: string }[]): Promise<Map<string, Slot>> {
  const slots = await tx.findBy(Slot, { id: In([...new Set(rows.map(({ slotId }) => slotId))]) });
  return new Map(slots.map((slot) => [slot.id, slot]));
}
