import { recordAudit } from '../audit/record-audit.js';
import { notify } from '../notices/notify.js';
import { toLeads } from '../notices/to-leads.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { getSlot } from '../slots/slots.queries.js';
import { endVisit } from './end-visit.js';
import { chooseHost } from '../hosts/choose-host.js';
import { openVisit } from './open-visit.js';
import { carryOver } from './carry-over.js';
import { Visit } from './visit.entity.js';
import { nextState } from './visit.rules.js';

interface Giving {
  /** Who asks or decides. */
  actor: Actor;
  /** Null when the slot approves by itself. */
  decidedById: string | null;
  at: Date;
  /** The visit that this one takes the place of, locked with its slot. */
  replaced: Visit | null;
  /** No mail goes before this. */
  mailAt?: Date;
}

/** Gives a requested visit, locked with its slot, its seat; the one it replaces gives up its own, and its calendar events go over. */
export async function giveSeat(
  tx: Tx,
  visit: Visit,
  { actor, decidedById, at, replaced, mailAt }: Giving,
): Promise<void> {
  // First: nobody has two approved visits at the same hours, not for a moment.
  if (replaced) await endVisit(tx, actor, replaced, { act: 'move', reason: null, at });
  const hostId = await chooseHost(tx, visit.slotId, visit.visitorId);
  const state = nextState(visit.state, 'approve');
  // One that stands no more is not replaced, and this visit is one like any other.
  const replacesId = replaced?.id ?? null;
  await tx.update(Visit, { id: visit.id }, { state, hostId, decidedById, decidedAt: at, replacesId });
  await recordAudit(tx, {
    actorId: decidedById,
    act: 'visit.approved',
    subjectType: 'visit',
    subjectId: visit.id,
    before: { state: visit.state },
    after: { state, hostId },
  });
  if (!replaced) return openVisit(tx, { ...visit, hostId }, mailAt);
  await carryOver(tx, replaced, { ...visit, hostId });
  await tellOfFreeSeat(tx, actor, visit.id, replaced.slotId);
}

/** The leads of the moment that was left hear of the seat, unless one of them did it. */
async function tellOfFreeSeat(tx: Tx, actor: Actor, visitId: string, slotId: string): Promise<void> {
  const { departmentId } = await getSlot(tx, slotId);
  const notice = { kind: 'visit-moved', payload: { visitId } };
  await notify(tx, ...(await toLeads(tx, departmentId, notice, { doneBy: actor.id })));
}
