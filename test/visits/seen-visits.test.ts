import { beforeAll, expect, test } from '@jest/globals';
import fc from '../support/property.js';
import { type Actor, isAdmin, mayLead } from '../../src/people/person.rules.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { NotFound } from '../../src/platform/refusal.js';
import type { VisitFilter } from '../../src/visits/seen-visits.queries.js';
import type { Visit } from '../../src/visits/visit.entity.js';
import { liveStates, maySeeVisit, visitStates } from '../../src/visits/visit.rules.js';
import { getVisit, listVisits } from '../../src/visits/visits.queries.js';
import { setStage } from '../support/acts.js';
import { aHost, aHostDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const RUNS = 200;
const HOURS = [-30, -1, 5, 50, 54];
const endedStates = visitStates.filter((state) => !liveStates.includes(state));

interface Known {
  visit: Visit;
  visitorManagerId: string | null;
  slot: { departmentId: string; hostIds: string[] };
}

const stage = setStage();
const known: Known[] = [];
const people: Actor[] = [];

beforeAll(() => stage.run(furnish));

/**
 * Two departments with moments at the same hours, past, present and to come. One colleague is booked for by another;
 * in the second department nothing goes on, so that nobody is in two places.
 */
async function furnish(tx: Tx): Promise<void> {
  const manager = await aPerson(tx);
  const managed = await aPerson(tx, { managerId: manager.id });
  const colleague = await aPerson(tx);
  people.push(manager, managed, colleague, await anHr(tx), await anAdmin(tx));
  for (const states of [visitStates, endedStates]) {
    const department = await aHostDepartment(tx);
    const [lead, host] = [await aLead(tx, department), await aHost(tx, department)];
    people.push(lead, host);
    for (const [index, hours] of HOURS.entries()) {
      const hostIds = index % 2 ? [host.id] : [];
      const slot = await aSlot(tx, department, { ...hoursFromNow(hours), createdById: lead.id, seats: 2, hostIds });
      for (const [place, visitor] of [managed, colleague].entries()) {
        const state = states[(index + place) % states.length]!;
        const hostId = state === 'approved' ? (hostIds[0] ?? null) : null;
        const facts = { visitorId: visitor.id, requestedById: colleague.id, state, hostId };
        const visitorManagerId = visitor === managed ? manager.id : null;
        const visit = await aVisit(tx, slot, facts);
        known.push({ visit, visitorManagerId, slot: { departmentId: department.id, hostIds } });
      }
    }
  }
}

/** What the filter means, said of each visit by itself. */
function isAsked({ visit, slot }: Known, actor: Actor, filter: VisitFilter): boolean {
  const isTheirs = isAdmin(actor) || mayLead(actor, slot.departmentId);
  return [
    !filter.state || visit.state === filter.state,
    !filter.slotId || visit.slotId === filter.slotId,
    !filter.mine || visit.visitorId === actor.id,
    !filter.hosting || slot.hostIds.includes(actor.id),
    !filter.toDecide || (visit.state === 'requested' && isTheirs),
    !filter.from || visit.endsAt > filter.from,
  ].every(Boolean);
}

const maySee = (actor: Actor) => (one: Known) =>
  maySeeVisit(actor, { ...one.visit, visitorManagerId: one.visitorManagerId }, one.slot);

async function listAll(tx: Tx, actor: Actor, filter: VisitFilter, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await listVisits(tx, actor, { ...filter, limit, cursor });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids;
}

/** Left out more often than not: several filters at once leave little. */
const rarely = <T>(value: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, value);
const filters = fc.record({
  state: rarely(fc.constantFrom(...visitStates)),
  slot: rarely(fc.nat(HOURS.length * 2 - 1)),
  mine: rarely(fc.constant(true)),
  hosting: rarely(fc.constant(true)),
  toDecide: rarely(fc.constant(true)),
  fromHours: rarely(fc.integer({ min: -40, max: 60 })),
});

test('every list of visits holds what the rule lets somebody see and the filter asks for, in order, once', async () => {
  let rows = 0;
  const property = fc.asyncProperty(
    filters,
    fc.nat(8),
    fc.integer({ min: 1, max: 12 }),
    async ({ slot, fromHours, ...rest }, who, limit) => {
      const actor = people[who]!;
      const filter: VisitFilter = {
        ...rest,
        slotId: slot === undefined ? undefined : known[slot * 2]!.visit.slotId,
        from: fromHours === undefined ? undefined : hoursFromNow(fromHours).startsAt,
      };
      const expected = known
        .filter(maySee(actor))
        .filter((one) => isAsked(one, actor, filter))
        .map(({ visit }) => visit)
        .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1));
      const ids = await stage.run((tx) => listAll(tx, actor, filter, limit));
      expect(ids).toEqual(expected.map(({ id }) => id));
      rows += ids.length;
    },
  );
  await fc.assert(property, { numRuns: RUNS });
  // Filters that leave nothing would prove nothing.
  expect(rows).toBeGreaterThan(RUNS);
});

test('a visit by itself is shown to whom the lists show it, and to nobody else', async () => {
  for (const actor of people) {
    for (const one of known) {
      const shown = await stage
        .run((tx) => getVisit(tx, actor, one.visit.id))
        .then(({ id }) => id)
        .catch((error: unknown) => (error instanceof NotFound ? null : Promise.reject(error)));
      expect(shown).toBe(maySee(actor)(one) ? one.visit.id : null);
    }
  }
});
