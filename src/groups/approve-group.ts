import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { giveSeat } from '../visits/give-seat.js';
import { undoEndsAt } from '../visits/undo.rules.js';
import { fitFacts, whyNotApproveGroup } from './group.rules.js';
import { lockGroup } from './lock-group.js';
import { tellAsker } from './tell-asker.js';

/** Gives everybody of the group who still waits a seat, or nobody. Undoable: its mails wait until it can no longer be undone. */
export async function approveGroup(tx: Tx, actor: Actor, groupId: string, { isUndoable = false } = {}): Promise<void> {
  const { slot, group, waiting } = await lockGroup(tx, actor, groupId);
  const at = now();
  const facts = { actor, isTogether: group.isTogether, waiting, slot };
  refuseWhen(whyNotApproveGroup({ ...facts, now: at }), fitFacts(slot, waiting.length));

  const mailAt = isUndoable ? undoEndsAt(at) : undefined;
  for (const visit of waiting) await giveSeat(tx, visit, { actor, decidedById: actor.id, at, replaced: null, mailAt });
  const after = { visitIds: waiting.map(({ id }) => id) };
  await recordAudit(tx, { actorId: actor.id, act: 'group.approved', subjectType: 'group', subjectId: group.id, after });
  await tellAsker(tx, group, mailAt);
}
