import { describe, expect, test } from '@jest/globals';
import {
  leavingOf,
  listChanges,
  type PlacedVisit,
  releaseNeeded,
  seatsLeft,
  type StandingVisit,
} from '../../src/plans/changes.rules.js';
import { whyNotPublish } from '../../src/plans/publication.rules.js';

const hours = (day: number) => ({ startsAt: new Date(Date.UTC(2027, 0, day, 8)), endsAt: new Date(Date.UTC(2027, 0, day, 11)) }); // prettier-ignore
const planned = { at: new Date('2027-01-04T08:00:00Z'), opensAt: new Date('2027-01-05T10:00:00Z') };

const visit = (slotId: string, day: number, facts: Partial<StandingVisit> = {}): StandingVisit => ({
  visitId: `visit ${slotId}`,
  rotationId: 'An',
  stopId: 'chat',
  slotId,
  hostDepartmentId: 'service',
  state: 'approved',
  requestedAt: new Date('2027-01-01T08:00:00Z'),
  whyNot: null,
  ...hours(day),
  ...facts,
});
const place = (slotId: string, day: number, facts: Partial<PlacedVisit> = {}): PlacedVisit => ({
  placementId: `placement ${slotId}`,
  rotationId: 'An',
  stopId: 'chat',
  slotId,
  isAutomatic: true,
  ...hours(day),
  ...facts,
});
const told = (placements: PlacedVisit[], standing: StandingVisit[]) => {
  const { kept, added, moved, dropped } = listChanges(placements, standing, planned);
  return {
    kept: kept.map((one) => one.visit.slotId),
    added: added.map(({ slotId }) => slotId),
    moved: moved.map((one) => `${one.visit.slotId} to ${one.placement.slotId}, ${one.how}`),
    dropped: dropped.map(({ slotId }) => slotId),
  };
};
const nothing = { kept: [], added: [], moved: [], dropped: [] };

describe('what publishing changes', () => {
  test.each<[string, PlacedVisit[], StandingVisit[], Partial<typeof nothing> | object]>([
    ['a visit at the slot of the placement stays', [place('A', 12)], [visit('A', 12)], { kept: ['A'] }],
    ['it stays also when it was for another stop', [place('A', 12)], [visit('A', 12, { stopId: 'phone' })], { kept: ['A'] }], // prettier-ignore
    ['a placement without a visit is a new one', [place('A', 12)], [], { added: ['A'] }],
    ['a visit without a placement is called off', [], [visit('A', 12)], { dropped: ['A'] }],
    ['a visit goes over to the placement of its stop', [place('B', 13)], [visit('A', 12)], { moved: ['A to B, carried'] }], // prettier-ignore
    ['it keeps its seat until a lead agrees', [place('B', 13, { isAutomatic: false })], [visit('A', 12)], { moved: ['A to B, asked'] }], // prettier-ignore
    ['it is called off first when the hire cannot be there', [place('B', 13, { isAutomatic: false })], [visit('A', 12, { whyNot: 'hire-away' })], { moved: ['A to B, anew'] }], // prettier-ignore
    ['a request that nobody decided yet is asked anew', [place('B', 13)], [visit('A', 12, { state: 'requested' })], { moved: ['A to B, anew'] }], // prettier-ignore
    ['a visit of another stop does not go over', [place('B', 13)], [visit('A', 12, { stopId: 'phone' })], { added: ['B'], dropped: ['A'] }], // prettier-ignore
    ['a visit of another hire does not go over', [place('B', 13)], [visit('A', 12, { rotationId: 'Bo' })], { added: ['B'], dropped: ['A'] }], // prettier-ignore
    ['what was asked for since the planner began stays', [], [visit('A', 12, { requestedAt: new Date('2027-01-04T09:00:00Z') })], {}], // prettier-ignore
    ['what was too near to be planned otherwise stays', [], [visit('A', 5)], {}],
    ['unless the hire cannot be there', [], [visit('A', 5, { whyNot: 'hire-away' })], { dropped: ['A'] }],
  ])('%s', (_, placements, standing, expected) => {
    expect(told(placements, standing)).toEqual({ ...nothing, ...expected });
  });
});

describe('a seat that is kept until a lead agrees', () => {
  const slots = (seatsTaken: number) => new Map([['A', { id: 'A', seats: 1, seatsTaken }]]);
  const asked = place('B', 13, { isAutomatic: false });

  test('is given up when the plan needs it for another hire', () => {
    const changes = listChanges([asked, place('A', 12, { rotationId: 'Bo' })], [visit('A', 12)], planned);
    expect(seatsLeft(slots(1).get('A')!, changes)).toBe(0);
    const released = releaseNeeded(changes, slots(1));
    expect(released.moved.map(({ how }) => how)).toEqual(['anew']);
    expect(seatsLeft(slots(1).get('A')!, released)).toBe(1);
  });

  test('is given up when the hire is elsewhere at those hours', () => {
    const changes = listChanges([asked, place('C', 12, { stopId: 'phone' })], [visit('A', 12)], planned);
    expect(releaseNeeded(changes, slots(1)).moved.map(({ how }) => how)).toEqual(['anew']);
  });

  test('stays when nobody needs it', () => {
    const changes = listChanges([asked], [visit('A', 12)], planned);
    expect(releaseNeeded(changes, slots(1)).moved.map(({ how }) => how)).toEqual(['asked']);
    expect(leavingOf(changes).map(({ slotId }) => slotId)).toEqual(['A']);
  });
});

test.each<[string, Partial<Parameters<typeof whyNotPublish>[0]>, string | null]>([
  ['is published when something changes', {}, null],
  ['is not while it is made', { plan: { state: 'running', revision: 0 } }, 'plan-still-running'],
  ['is not twice', { plan: { state: 'published', revision: 0 } }, 'plan-already-published'],
  ['is not as somebody saw it before it was changed', { seenRevision: 4 }, 'plan-changed-meanwhile'],
  ['is whichever it is when nobody says what they saw', { seenRevision: undefined }, null],
  ['is not with visits that cannot be', { broken: 2 }, 'placements-broken'],
  ['is without them when that is said', { broken: 2, withoutBroken: true }, null],
  ['is not when nothing is left of it', { broken: 2, withoutBroken: true, changes: 0 }, 'nothing-to-publish'],
])('a plan %s', (_, facts, reason) => {
  const plan = { state: 'ready' as const, revision: 5 };
  expect(whyNotPublish({ plan, seenRevision: 5, broken: 0, withoutBroken: false, changes: 3, ...facts })).toBe(reason);
});
