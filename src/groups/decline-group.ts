import { recordAudit } from '../audit/record-audit.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { turnDown } from '../visits/decline-visit.js';
import { undoEndsAt } from '../visits/undo.rules.js';
import { whyNotDecideGroup } from './group.rules.js';
import type { DeclineGroupInput } from './groups.dto.js';
import { lockGroup } from './lock-group.js';
import { tellAsker } from './tell-asker.js';

interface How {
  isUndoable?: boolean;
  /** The reason in the words for one visitor; the same for all when left out. */
  reasonFor?: (visitId: string) => string;
}

/** Says no to everybody of the group who still waits, with a reason. */
export async function declineGroup(
  tx: Tx,
  actor: Actor,
  groupId: string,
  { reason }: DeclineGroupInput,
  { isUndoable = false, reasonFor = () => reason }: How = {},
): Promise<void> {
  const { slot, group, waiting } = await lockGroup(tx, actor, groupId);
  refuseWhen(whyNotDecideGroup({ actor, isTogether: group.isTogether, waiting, slot }));
  const at = now();

  const mailAt = isUndoable ? undoEndsAt(at) : undefined;
  for (const visit of waiting) await turnDown(tx, actor, visit, { reason: reasonFor(visit.id), at, mailAt });
  const after = { visitIds: waiting.map(({ id }) => id), reason };
  await recordAudit(tx, { actorId: actor.id, act: 'group.declined', subjectType: 'group', subjectId: group.id, after });
  await tellAsker(tx, group, mailAt);
}
