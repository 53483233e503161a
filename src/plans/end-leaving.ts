import { In } from 'typeorm';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { reviseInvites } from '../visits/change-invites.js';
import { endVisit } from '../visits/end-visit.js';
import { Invite } from '../visits/invite.entity.js';
import { Visit } from '../visits/visit.entity.js';
import { leavingOf, type PlanChanges } from './changes.rules.js';
import { listPendingMoves } from './publication.queries.js';

/**
 * Ends the visits that make room: what goes over to another slot has moved, the rest is called off and leaves the calendars.
 * Who asked to move such a visit asks no more. First of all, for nobody has two visits at the same hours, not for a moment.
 */
export async function endLeaving(tx: Tx, actor: Actor, changes: PlanChanges, at: Date): Promise<void> {
  const leavingIds = leavingOf(changes).map(({ visitId }) => visitId);
  const pendingIds = (await listPendingMoves(tx, leavingIds)).map(({ visitId }) => visitId);
  const howOf = new Map(changes.moved.map(({ visit, how }) => [visit.visitId, how]));
  const endedIds = [...pendingIds, ...leavingIds.filter((id) => howOf.get(id) !== 'asked')];
  const calledOff: string[] = [];
  for (const visit of await tx.findBy(Visit, { id: In(endedIds) })) {
    const isCarried = howOf.get(visit.id) === 'carried';
    const act = isCarried ? 'move' : visit.state === 'approved' ? 'cancel' : 'withdraw';
    await endVisit(tx, actor, visit, { act, reason: null, at });
    if (!isCarried) calledOff.push(visit.id);
  }
  await reviseInvites(tx, await tx.findBy(Invite, { visitId: In(calledOff), isLive: true }), 'cancel');
}
