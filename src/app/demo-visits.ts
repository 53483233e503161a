import { randomUUID } from 'node:crypto';
import { enqueue } from '../jobs/enqueue.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import type { Person } from '../people/person.entity.js';
import { overlaps } from '../slots/slot.rules.js';
import { Invite } from '../visits/invite.entity.js';
import { Visit } from '../visits/visit.entity.js';
import { liveStates, type VisitState } from '../visits/visit.rules.js';
import type { DemoPeople } from './demo-people.js';
import type { Random } from './demo-random.js';
import { type DemoSlot, insertAll } from './demo-slots.js';

const DAY = 86_400_000;
const MAX_VISITS_PER_PERSON = 4;

const learningGoals = [
  'Waarover bellen klanten na de jaarafrekening?',
  'Welke vragen zou onze website al hadden moeten beantwoorden?',
  'Hoe zoekt een collega het antwoord op tijdens een gesprek?',
  'Wat gebeurt er als een klant boos is over een factuur?',
  'Welke systemen staan er open tijdens een chatgesprek?',
  'Wat missen jullie van onze afdeling?',
  'Hoe lang duurt een verhuizing voor de klant?',
  'Which of our letters lead to calls?',
];
const reasons: Partial<Record<VisitState, string>> = {
  declined: 'Die ochtend is de bezetting krap. Kies gerust een ander moment.',
  cancelled: 'Ik ben die dag ziek geworden.',
};

/** Visits in every state; the calendars of those still to come are sent as soon as the worker runs. */
export async function insertDemoVisits(tx: Tx, company: DemoPeople, slots: DemoSlot[], random: Random): Promise<void> {
  const visits: Visit[] = [];
  for (const slot of slots) visits.push(...fillSlot(tx, company, slot, visits, random));
  await insertWithInvites(tx, visits);
}

export async function insertWithInvites(tx: Tx, visits: Visit[]): Promise<void> {
  await insertAll(tx, Visit, visits);
  const invites = visits.filter(({ state }) => state === 'approved' || state === 'cancelled').flatMap(makeInvites);
  await insertAll(tx, Invite, invites);
  const coming = new Set(
    visits.filter(({ state, startsAt }) => state === 'approved' && startsAt > now()).map(({ id }) => id),
  );
  const toSend = invites.filter(({ visitId }) => coming.has(visitId));
  await enqueue(
    tx,
    ...toSend.map(({ id }) => ({
      name: 'send-invite',
      payload: { inviteId: id },
      key: `invite:${id}`,
      queue: `invite:${id}`,
    })),
  );
}

function fillSlot(tx: Tx, company: DemoPeople, { slot, hostIds }: DemoSlot, visits: Visit[], random: Random): Visit[] {
  const made: Visit[] = [];
  const wanted = random.below(slot.seats + 2);
  for (let n = 0; n < wanted; n++) {
    const visitor = findVisitor(company.people, slot, [...visits, ...made], random);
    if (!visitor) continue;
    const taken = made.filter(({ state }) => state === 'approved').length;
    const state = chooseState(slot, taken, random);
    const requestedAt = new Date(Math.min(now().getTime(), slot.startsAt.getTime()) - (1 + random.below(6)) * DAY);
    const isDecided = state !== 'requested';
    made.push(
      tx.create(Visit, {
        id: randomUUID(),
        slotId: slot.id,
        startsAt: slot.startsAt,
        endsAt: slot.endsAt,
        slotState: slot.state,
        visitorId: visitor.id,
        state,
        learningGoals: [
          random.pick(learningGoals.slice(0, 4)),
          ...(random.chance(0.5) ? [random.pick(learningGoals.slice(4))] : []),
        ],
        hostId: state === 'approved' || state === 'cancelled' ? (hostIds[taken % hostIds.length] ?? null) : null,
        requestedById: visitor.id,
        requestedAt,
        decidedById: isDecided
          ? state === 'withdrawn' || state === 'cancelled'
            ? visitor.id
            : slot.createdById
          : null,
        decidedAt: isDecided ? decideAt(state, slot, requestedAt) : null,
        reason: reasons[state] ?? null,
        // The leads of the demo company have been reminded of what lies there already.
        nudgedAt: isDecided ? null : now(),
        nudgeStep: isDecided ? 0 : 3,
      }),
    );
  }
  return made;
}

/** Half a day after the request; who falls ill says so the evening before. */
function decideAt(state: VisitState, slot: DemoSlot['slot'], requestedAt: Date): Date {
  const fellIll = state === 'cancelled' && slot.startsAt <= now();
  return new Date(fellIll ? slot.startsAt.getTime() - DAY / 2 : requestedAt.getTime() + DAY / 2);
}

function findVisitor(people: Person[], slot: DemoSlot['slot'], visits: Visit[], random: Random): Person | null {
  const visitor = random.pick(people);
  const own = visits.filter(({ visitorId }) => visitorId === visitor.id);
  const isBusy = own.some((visit) => overlaps(visit, slot)) || own.length >= MAX_VISITS_PER_PERSON;
  const isHere = visitor.startsOn === null || new Date(visitor.startsOn) <= slot.startsAt;
  return isBusy || !isHere || visitor.departmentId === slot.departmentId ? null : visitor;
}

function chooseState(slot: DemoSlot['slot'], taken: number, random: Random): VisitState {
  if (slot.state === 'withdrawn') return 'cancelled';
  const isPast = slot.startsAt <= now();
  const hasSeat = taken < slot.seats;
  const states: VisitState[] = ['declined', 'withdrawn', 'cancelled'];
  if (hasSeat) states.push('approved', 'approved', 'approved', 'approved');
  if (!isPast && slot.approval === 'lead')
    states.push(...(hasSeat ? (['requested', 'requested', 'requested'] as const) : (['requested'] as const)));
  return random.pick(states);
}

/** What calendars answered, in turn; most people accept, and some never say. */
const answers = ['accepted', null, 'accepted', 'tentative', 'accepted', null, 'declined', null] as const;

function makeInvites(visit: Visit, index: number) {
  const [, domain] = settings().mailFrom.split('@');
  const isLive = liveStates.includes(visit.state);
  const isPast = visit.startsAt <= now();
  const told = isLive && isPast ? 0 : isLive ? null : 1;
  const answer = isLive && !isPast ? (answers[index % answers.length] ?? null) : null;
  const invite = (personId: string, role: 'visitor' | 'host') => ({
    id: randomUUID(),
    visitId: visit.id,
    personId,
    role,
    uid: `${randomUUID()}@${domain}`,
    sequence: isLive ? 0 : 1,
    isLive,
    attemptedSequence: told,
    announcedSequence: told,
    remindedAt: isPast ? visit.startsAt : null,
    ...(role === 'visitor' && answer ? { answer, answeredAt: now() } : {}),
  });
  return [invite(visit.visitorId, 'visitor'), ...(visit.hostId ? [invite(visit.hostId, 'host')] : [])];
}
