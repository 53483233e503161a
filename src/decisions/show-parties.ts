import { fitFacts, type GroupFacts, whyNotApproveGroup, whyNotDecideGroup } from '../groups/group.rules.js';
import type { Actor } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { ContestedSlot, RequestToDecide } from './decisions.queries.js';

/** A group that comes together, as the card on which one decides about it shows it. */
export function showParties(requests: RequestToDecide[], slot: ContestedSlot, me: Actor) {
  const ids = [...new Set(requests.flatMap(({ groupId, isTogether }) => (isTogether && groupId ? groupId : [])))];
  return ids.map((id) => {
    const members = requests.filter(({ groupId }) => groupId === id);
    const [first] = members as [RequestToDecide];
    const facts: GroupFacts = { actor: me, isTogether: true, waiting: members, slot };
    return {
      id,
      members,
      requestedByName: first.requestedByName,
      askedAt: first.askedAt,
      learningGoals: [...new Set(members.flatMap(({ learningGoals }) => learningGoals))],
      readsOtherLanguage: members.some(({ visitorLanguage }) => visitorLanguage !== me.language),
      fit: fitFacts(slot, members.length),
      whyNotApprove: whyNotApproveGroup({ ...facts, now: now() }),
      whyNotDecline: whyNotDecideGroup(facts),
    };
  });
}
