import { whyNotChooseHost, whyNotDeclineGuest } from '../hosts/hosting.rules.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { asHosted } from './hosted-visit.js';
import { listCandidates } from './list-candidates.js';
import type { VisitView } from './visits.queries.js';

/** What somebody who looks at a visit can do about its host: a lead chooses, the host need not receive the guest. */
export async function showVisitHost(tx: Tx, reader: Actor, visit: VisitView) {
  const facts = { actor: reader, visit: asHosted(visit, visit), now: now() };
  const canChoose = whyNotChooseHost(facts) === null;
  return {
    candidates: canChoose ? await listCandidates(tx, reader, visit) : null,
    canDecline: whyNotDeclineGuest(facts) === null,
  };
}
