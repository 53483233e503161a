import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { endVisit } from './end-visit.js';
import { chooseHost, openVisit } from './open-visit.js';
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
  if (replaced) await carryOver(tx, replaced, { ...visit, hostId });
  else await openVisit(tx, { ...visit, hostId }, mailAt);
}
