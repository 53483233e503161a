import type { Tx } from '../platform/database/transactions.js';
import { fairest, mayStepIn, whyNotHost } from './host.rules.js';
import { lockHosts } from './lock-hosts.js';
import { listStandings } from './standings.queries.js';

export interface HostChoice {
  /** Whether hosts of the department come into it who are not named for the slot, and said they take part. */
  isWide?: boolean;
}

/** Whose turn it is to sit beside this visitor: a host who can, and is held until the transaction ends; null when there is none. */
export async function chooseHost(
  tx: Tx,
  slotId: string,
  visitorId: string,
  { isWide = false }: HostChoice = {},
): Promise<string | null> {
  await lockHosts(tx, slotId, { ofDepartment: isWide });
  const standings = await listStandings(tx, { slotId, visitorId }, { ofDepartment: isWide });
  const able = standings.filter((host) => whyNotHost(host) === null);
  const named = fairest(able.filter(({ isOfSlot }) => isOfSlot));
  return (named ?? fairest(able.filter(mayStepIn)))?.id ?? null;
}
