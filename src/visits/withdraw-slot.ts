import { In } from 'typeorm';
import { recordAudit } from '../audit/record-audit.js';
import { notify } from '../notices/notify.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { Slot } from '../slots/slot.entity.js';
import { whyNotWithdrawSlot } from '../slots/slot.rules.js';
import { lockSlot } from '../slots/slots.queries.js';
import { reviseInvites } from './change-invites.js';
import { endVisit } from './end-visit.js';
import { Invite } from './invite.entity.js';
import { lockOpenVisits } from './lock-visit.js';
import type { WithdrawSlotInput } from './visits.dto.js';

/** Takes a slot back with everything on it; everybody concerned is told once. */
export async function withdrawSlot(tx: Tx, actor: Actor, slotId: string, input: WithdrawSlotInput = {}): Promise<void> {
  const slot = await lockSlot(tx, slotId);
  const at = now();
  refuseWhen(whyNotWithdrawSlot({ actor, slot, now: at }));

  const reason = input.reason || null;
  const visits = await lockOpenVisits(tx, slot);
  for (const visit of visits) await endVisit(tx, actor, visit, { act: 'lose-slot', reason, at });
  await tx.update(Slot, { id: slot.id }, { state: 'withdrawn' });
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'slot.withdrawn',
    subjectType: 'slot',
    subjectId: slot.id,
    before: { state: slot.state },
    after: { state: 'withdrawn', reason },
  });

  const visitIds = visits.map(({ id }) => id);
  await reviseInvites(tx, await tx.findBy(Invite, { visitId: In(visitIds), isLive: true }), 'cancel');
  const waiting = visits.filter(({ state }) => state !== 'approved');
  await notify(
    tx,
    ...waiting.map(({ id, visitorId }) => ({ personId: visitorId, kind: 'slot-withdrawn', payload: { visitId: id } })),
  );
}
