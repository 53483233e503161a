import { In } from 'typeorm';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { Slot } from '../slots/slot.entity.js';
import { listHostIds, lockSlot } from '../slots/slots.queries.js';
import { VisitGroup } from './visit-group.entity.js';
import { Visit } from './visit.entity.js';
import { canBeReplaced } from './move.rules.js';
import { maySeeVisit, openStates } from './visit.rules.js';

export interface LockedVisit {
  slot: Slot;
  visit: Visit;
  /** The visit that this one is to take the place of, with its slot locked too; null when there is none, or it stands no more. */
  replaced: Visit | null;
}

// Not FOR UPDATE: who holds an invite that the act will change, and writes a row that points to the visit, would wait for
// the act and the act for them, until PostgreSQL ends one of the two a second later.
const LOCK = 'for_no_key_update';

/** Locks the slot and then the visit, always in this order; slots in that of their ids. Throws NotFound for what the actor may not see. */
export async function lockVisit(tx: Tx, actor: Actor, visitId: string): Promise<LockedVisit> {
  const [found]: { slotId: string; replacedSlotId: string | null; visitorManagerId: string | null }[] = await tx.query(
    `SELECT v.slot_id AS "slotId", old.slot_id AS "replacedSlotId", p.manager_id AS "visitorManagerId"
       FROM visits v JOIN people p ON p.id = v.visitor_id LEFT JOIN visits old ON old.id = v.replaces_id AND v.state = 'requested'
      WHERE v.id = $1`,
    [visitId],
  );
  if (!found) throw new NotFound('visit');
  const { replacedSlotId } = found;
  if (replacedSlotId && replacedSlotId < found.slotId) await lockSlot(tx, replacedSlotId);
  const slot = await lockSlot(tx, found.slotId);
  if (replacedSlotId && replacedSlotId > found.slotId) await lockSlot(tx, replacedSlotId);
  const visit = await tx.findOneOrFail(Visit, { where: { id: visitId }, lock: { mode: LOCK } });
  const facts = { ...visit, visitorManagerId: found.visitorManagerId };
  const maySee = (hostIds: string[]) => maySeeVisit(actor, facts, { departmentId: slot.departmentId, hostIds });
  // Most who act see the visit without being its host.
  if (!maySee([]) && !maySee(await listHostIds(tx, slot.id))) throw new NotFound('visit');
  return { slot, visit, replaced: replacedSlotId ? await lockReplaced(tx, visit) : null };
}

async function lockReplaced(tx: Tx, { replacesId }: Visit): Promise<Visit | null> {
  const replaced = replacesId && (await tx.findOneOrFail(Visit, { where: { id: replacesId }, lock: { mode: LOCK } }));
  return replaced && canBeReplaced(replaced, now()) ? replaced : null;
}

/** Whether the visit belongs to a group that is decided about in one; after its slot is locked, so that nobody splits it meanwhile. */
export const isDecidedTogether = (tx: Tx, { groupId }: Visit): Promise<boolean> =>
  groupId ? tx.existsBy(VisitGroup, { id: groupId, isTogether: true }) : Promise.resolve(false);

/** The visits of a locked slot that are not over, locked too. */
export function lockOpenVisits(tx: Tx, slot: Slot): Promise<Visit[]> {
  return tx
    .createQueryBuilder(Visit, 'v')
    .where(`v.slotId = :slotId AND v.state IN (:...openStates)`, { slotId: slot.id, openStates })
    .orderBy('v.requestedAt')
    .addOrderBy('v.id')
    .setLock(LOCK)
    .getMany();
}

/** The open visits of one visitor that are still to come, locked, with the departments they lead to; after their slots. */
export async function lockComingVisits(tx: Tx, visitorId: string): Promise<(Visit & { departmentId: string })[]> {
  const visits = await tx
    .createQueryBuilder(Visit, 'v')
    .where(`v.visitorId = :visitorId AND v.state IN (:...openStates) AND v.endsAt > :at`, {
      visitorId,
      openStates,
      at: now(),
    })
    .orderBy('v.startsAt')
    .setLock(LOCK)
    .getMany();
  const slots = await tx.findBy(Slot, { id: In(visits.map(({ slotId }) => slotId)) });
  const departmentOf = new Map(slots.map(({ id, departmentId }) => [id, departmentId]));
  return visits.map((visit) => Object.assign(visit, { departmentId: departmentOf.get(visit.slotId) as string }));
}
