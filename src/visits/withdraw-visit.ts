import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { endVisit } from './end-visit.js';
import { lockVisit } from './lock-visit.js';
import { tellWithdrawn } from './tell-of-request.js';
import { whyNotWithdraw } from './visit.rules.js';

/** Takes back a request that nobody has decided yet. It stood in no calendar: who needs to hear is a visitor who did not do it. */
export async function withdrawVisit(tx: Tx, actor: Actor, visitId: string): Promise<void> {
  const { visit } = await lockVisit(tx, actor, visitId);
  refuseWhen(whyNotWithdraw({ actor, visit }));

  await endVisit(tx, actor, visit, { act: 'withdraw', reason: null, at: now() });
  await tellWithdrawn(tx, actor, visit);
}
