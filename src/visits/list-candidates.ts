import { byTurn, whyNotHost } from '../hosts/host.rules.js';
import { whyNotChooseHost } from '../hosts/hosting.rules.js';
import { listStandings } from '../hosts/standings.queries.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { refuseWhen } from '../platform/refusal.js';
import { asHosted } from './hosted-visit.js';
import type { VisitView } from './visits.queries.js';

export interface Candidate {
  id: string;
  name: string;
  /** Why not; null for who can. */
  reason: string | null;
}

/** Whom a lead can seat a guest beside, whose turn it is first, and who cannot, with why; but not who sits there now. */
export async function listCandidates(tx: Tx, actor: Actor, visit: VisitView): Promise<Candidate[]> {
  refuseWhen(whyNotChooseHost({ actor, visit: asHosted(visit, visit), now: now() }));
  const { slotId, visitorId, hostId } = visit;
  const standings = await listStandings(tx, { slotId, visitorId }, { ofDepartment: true });
  const others = standings.filter(({ id, isVisitor }) => id !== hostId && !isVisitor);
  const candidates = others
    .toSorted(byTurn)
    .map((host) => ({ id: host.id, name: host.name, reason: whyNotHost(host) }));
  return [...candidates.filter(({ reason }) => !reason), ...candidates.filter(({ reason }) => reason)];
}
