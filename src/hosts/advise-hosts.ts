import type { Tx } from '../platform/database/transactions.js';
import type { AdvisedHost } from '../slots/host-advice.js';
import { byTurn, type HostStanding, mayStepIn, whyNotHost } from './host.rules.js';
import { listStandingsAt, type WantedPlace } from './standings.queries.js';

/** Every host of the department with whether they can at these hours; one for each seat is suggested, by turns. */
export async function adviseHosts(tx: Tx, wanted: WantedPlace & { seats: number }): Promise<AdvisedHost[]> {
  const standings = await listStandingsAt(tx, wanted);
  const able = standings.filter((host) => whyNotHost(host) === null).toSorted(willingFirst);
  const suggested = able.slice(0, wanted.seats).map(({ id }) => id);
  return standings.map((host) => {
    const { id, name } = host;
    const whyNot = whyNotHost(host);
    const isSuggested = suggested.includes(id);
    return { id, name, isSuggested, hintKey: whyNot ? `refusal.${whyNot}` : isSuggested ? 'hosts.choose.turn' : null };
  });
}

/** Who said to take part goes before who has not said anything yet. */
const willingFirst = (one: HostStanding, other: HostStanding) =>
  Number(mayStepIn(other)) - Number(mayStepIn(one)) || byTurn(one, other);
