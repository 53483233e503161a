import { randomUUID } from 'node:crypto';
import { now } from '../../src/platform/clock.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { Invite } from '../../src/visits/invite.entity.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { aPerson } from './people.js';

const DAY_MS = 86_400_000;

export type VisitFacts = Partial<Omit<Visit, 'slot' | 'visitor' | 'slotHost' | 'requestedBy' | 'decidedBy'>>;

/** A requested visit, set down directly; an approved one takes its seat, but has no invites until `anInvite`; an offer stands for a day. */
export async function aVisit(tx: Tx, slot: Slot, facts: VisitFacts = {}): Promise<Visit> {
  const visitorId = facts.visitorId ?? (await aPerson(tx)).id;
  return tx.save(
    tx.create(Visit, {
      slotId: slot.id,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      slotState: slot.state,
      state: 'requested',
      learningGoals: ['Waarom bellen klanten over hun factuur?'],
      requestedById: visitorId,
      requestedAt: now(),
      ...(facts.state === 'offered' && { offeredAt: now(), offerExpiresAt: new Date(now().getTime() + DAY_MS) }),
      ...facts,
      visitorId,
    }),
  );
}

/** The calendar event of one person, sent up to and including its sequence unless told otherwise. */
export function anInvite(tx: Tx, visit: Visit, facts: Partial<Omit<Invite, 'visit' | 'person'>> = {}): Promise<Invite> {
  const sequence = facts.sequence ?? 0;
  return tx.save(
    tx.create(Invite, {
      visitId: visit.id,
      personId: visit.visitorId,
      role: 'visitor',
      uid: `${randomUUID()}@meekijk.example`,
      attemptedSequence: sequence,
      announcedSequence: sequence,
      ...facts,
      sequence,
    }),
  );
}
