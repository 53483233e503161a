import { fitFacts, whyNotFit, FEWEST } from '../groups/group.rules.js';
import { getDepartment } from '../people/people.queries.js';
import { type Actor, servesCompany } from '../people/person.rules.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import type { FormProblems } from '../platform/views/page.js';
import { showPlace } from '../slots/show-place.js';
import { getSlot, type SlotView } from '../slots/slots.queries.js';
import { isOwnObstacle, whyNotBook } from '../visits/visit.rules.js';
import type { OtherMember, TypedGroup } from './choose-members.js';
import { type Candidate, listCandidates } from './group-candidates.queries.js';
import { goalFields } from './request-form.js';

interface Typed {
  typed: TypedGroup;
  others: OtherMember[];
  problems: FormProblems;
}

/** The form to ask for seats for several people: ticks for one's own, names for whoever books for all. Throws NotFound. */
export async function showGroupForm(tx: Tx, me: Actor, slotId: string, { typed, others, problems }: Typed) {
  const slot = await getSlot(tx, slotId);
  const { timeZone } = await getDepartment(tx, me.departmentId);
  const most = Math.min(settings().mostInGroup, slot.seats - slot.seatsTaken);
  const people = (await listCandidates(tx, me, slot)).map((person) => {
    const why = whyNot(slot, person);
    return { ...person, isMe: person.id === me.id, isTicked: typed.ticked.includes(person.id), why };
  });
  const closed = people.map(({ why }) => why).find((why) => why !== null && !isOwnObstacle(why)) ?? null;
  return {
    slot: { ...showPlace(slot, timeZone), hostNames: slot.hosts.map(({ name }) => name) },
    whyNot: closed ?? whyNotFit(slot, FEWEST),
    fit: fitFacts(slot, FEWEST),
    most,
    people,
    others: servesCompany(me) ? otherFields(others, most) : [],
    goals: goalFields(typed.learningGoals),
    isVouched: typed.isVouched,
    isEach: typed.decision === 'each',
    problems,
  };
}

/** What keeps one person from the slot; the same for all, or their own. */
const whyNot = (slot: SlotView, { departmentId, alreadyRequested, isElsewhere }: Candidate) =>
  whyNotBook({
    slot,
    visitor: { departmentId },
    alreadyRequested,
    isElsewhere,
    othersWait: false,
    cutoffHours: settings().requestCutoffHours,
    now: now(),
  });

const blank: OtherMember = { text: '', id: null, problem: null, choices: [] };

const otherFields = (others: OtherMember[], most: number): OtherMember[] =>
  [...others, ...Array<OtherMember>(Math.max(0, most)).fill(blank)].slice(0, Math.max(most, others.length));
