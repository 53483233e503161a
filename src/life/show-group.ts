import { whyNotWithdrawGroup } from '../groups/group.rules.js';
import { getGroup } from '../groups/groups.queries.js';
import { getDepartment } from '../people/people.queries.js';
import { type Actor, mayLead, servesCompany } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { FormProblems } from '../platform/views/page.js';
import { showPlace } from '../slots/show-place.js';

/** Who comes together, and how each of them stands. Throws NotFound. */
export async function showGroup(tx: Tx, me: Actor, groupId: string, problems: FormProblems) {
  const group = await getGroup(tx, me, groupId);
  const { timeZone } = await getDepartment(tx, me.departmentId);
  const waiting = group.members.filter(({ state }) => state === 'requested');
  const isAsker = group.requestedById === me.id;
  const leads = mayLead(me, group.departmentId);
  const seesAll = isAsker || leads || servesCompany(me);
  // Nobody decides about what they asked for, or about themselves.
  const isOwn = isAsker || (group.isTogether && group.members.some(({ visitorId }) => visitorId === me.id));
  const isAhead = group.startsAt > now();
  return {
    group: showPlace(group, timeZone),
    // Who comes along knows with whom, and not what the others want to find out.
    members: group.members.map((member) => ({ ...member, isMe: member.visitorId === me.id, mayOpen: seesAll || member.visitorId === me.id })), // prettier-ignore
    isWaiting: waiting.length > 0 && isAhead,
    isAsker,
    mayDecide: leads && !isOwn && waiting.length > 0 && isAhead,
    canWithdraw: isAsker && waiting.length > 0,
    whyNotWithdraw: whyNotWithdrawGroup({ actor: me, requestedById: group.requestedById, waiting }),
    problems,
  };
}
