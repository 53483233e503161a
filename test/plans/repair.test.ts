import { beforeEach, expect, test } from '@jest/globals';
import { Attendance } from '../../src/attendance/attendance.entity.js';
import { PersonAbsence } from '../../src/people/person-absence.entity.js';
import { Person } from '../../src/people/person.entity.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { countBroken, listBrokenVisits } from '../../src/plans/broken-visits.queries.js';
import { buildProblem } from '../../src/plans/build-problem.js';
import { orderRepair } from '../../src/plans/order-repair.js';
import { Plan } from '../../src/plans/plan.entity.js';
import { readScene } from '../../src/plans/plan-scene.queries.js';
import { RotationException } from '../../src/rotations/rotation-exception.entity.js';
import { Rotation } from '../../src/rotations/rotation.entity.js';
import { cancelVisit } from '../../src/visits/cancel-visit.js';
import type { Visit } from '../../src/visits/visit.entity.js';
import { withdrawSlot } from '../../src/visits/withdraw-slot.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aHire, aMoment, aStanding, planOf, type Hire, publishingScene, TODAY } from '../support/publishing.js';

const stage = setStage();
const { run, refusal } = stage;

beforeEach(() => void stopClockAt(TODAY));

type Scene = Awaited<ReturnType<typeof publishingScene>>;

async function standing(tx: Tx, day = 12) {
  const scene = await publishingScene(tx);
  const hire = await aHire(tx, scene);
  const slot = await aMoment(tx, scene, day);
  const visit = await aStanding(tx, scene, hire, slot);
  const { cohortId } = hire.rotation;
  return { scene, hire, slot, visit, cohortId, reasons: async () => (await listBrokenVisits(tx, { cohortId })).map(({ reason }) => reason) }; // prettier-ignore
}

const away = (tx: Tx, { hr }: Scene, { person }: Hire, fromOn: string, untilOn = fromOn) =>
  tx.insert(PersonAbsence, { personId: person.id, fromOn, untilOn, notedById: hr.id, notedAt: new Date(TODAY) });

test('a visit that can go ahead is not to be repaired', () =>
  run(async (tx) => {
    const { reasons } = await standing(tx);
    expect(await reasons()).toEqual([]);
  }));

const falls: [string, string, (tx: Tx, facts: Awaited<ReturnType<typeof standing>>) => Promise<unknown>][] = [
  ['the hire is away that day', 'hire-away', (tx, { scene, hire }) => away(tx, scene, hire, '2027-01-11', '2027-01-13')], // prettier-ignore
  ['the hire does not work on that weekday any more', 'hire-no-workday', (tx, { hire }) => tx.update(Person, { id: hire.person.id }, { workdays: [1, 3] })], // prettier-ignore
  ['the hire has left by then', 'hire-left', (tx, { hire }) => tx.update(Person, { id: hire.person.id }, { leavesOn: '2027-01-08' })], // prettier-ignore
  ['the first day moved to after it', 'before-first-day', (tx, { hire }) => tx.update(Rotation, { id: hire.rotation.id }, { firstOn: '2027-01-18' })], // prettier-ignore
  ['the stop was left out for the hire', 'stop-skipped', (tx, { hire, scene }) => tx.insert(RotationException, { rotationId: hire.rotation.id, stopId: scene.stop.id, isSkipped: true, notedById: scene.hr.id, notedAt: new Date(TODAY) })], // prettier-ignore
  ['the rotation was stopped', 'rotation-stopped', (tx, { hire }) => tx.update(Rotation, { id: hire.rotation.id }, { state: 'stopped' })], // prettier-ignore
  ['its moment was withdrawn', 'slot-withdrawn', (tx, { scene, slot }) => withdrawSlot(tx, scene.lead, slot.id)],
  ['the hire called it off', 'cancelled', (tx, { hire, visit }) => cancelVisit(tx, hire.person, visit.id, { reason: 'Ziek' })], // prettier-ignore
];
test.each(falls)('a visit is to be repaired when %s', async (_, reason, happen) => {
  await run(async (tx) => {
    const facts = await standing(tx);
    await happen(tx, facts);
    expect(await facts.reasons()).toEqual([reason]);
    expect(await countBroken(tx, { cohortId: facts.cohortId })).toBe(1);
  });
});

test('a visit that the hire missed is to be repaired while its window is open', () =>
  run(async (tx) => {
    const { visit, reasons } = await standing(tx, 4);
    stopClockAt('2027-01-06T08:00:00Z');
    await missed(tx, visit);
    expect(await reasons()).toEqual(['missed']);
    stopClockAt('2027-03-01T08:00:00Z');
    expect(await reasons()).toEqual([]);
  }));

const missed = (tx: Tx, { id: visitId }: Visit) =>
  tx.insert(Attendance, { visitId, outcome: 'missed', toldBy: 'nobody', markedAt: new Date('2027-01-05T08:00:00Z') });

test('what was lost is repaired once there is another visit for the stop, or a plan has said that there is no seat', async () => {
  await run(async (tx) => {
    const { scene, hire, slot, reasons } = await standing(tx);
    await withdrawSlot(tx, scene.lead, slot.id);
    const plan = await planOf(tx, scene, [], { missing: [hire] });
    expect(await reasons()).toEqual(['slot-withdrawn']);
    const published = { state: 'published' as const, publishedAt: new Date('2027-01-04T09:00:00Z'), publishedById: scene.hr.id }; // prettier-ignore
    await tx.update(Plan, { id: plan.id }, published);
    expect(await reasons()).toEqual([]);
  });
  await run(async (tx) => {
    const { scene, hire, slot, reasons } = await standing(tx);
    await withdrawSlot(tx, scene.lead, slot.id);
    await aStanding(tx, scene, hire, await aMoment(tx, scene, 14));
    expect(await reasons()).toEqual([]);
  });
});

test('a repair is asked for when there is something to repair, and is about those only who were told of visits', async () => {
  const { scene, hire, slot, cohortId } = await run((tx) => standing(tx));
  expect(await refusal((tx) => orderRepair(tx, scene.hr, { cohortId }))).toBe('nothing-to-repair');
  const untold = await run((tx) => aHire(tx, scene));
  await run((tx) => withdrawSlot(tx, scene.lead, slot.id));
  const planId = await run((tx) => orderRepair(tx, scene.hr, { cohortId }));
  expect(await run((tx) => tx.findOneByOrFail(Plan, { id: planId }))).toMatchObject({ kind: 'repair', cohortId });
  const built = buildProblem(await run((tx) => readScene(tx, { kind: 'repair', cohortId: null, basedOnId: null })));
  const ids = built.problem.hires.map(({ id }) => id);
  expect(ids).toContain(hire.rotation.id);
  expect(ids).not.toContain(untold.rotation.id);
});

test('nobody but HR and admin can ask for a repair', async () => {
  const { scene, hire } = await run((tx) => standing(tx));
  for (const actor of [scene.lead, hire.person])
    await expect(run((tx) => orderRepair(tx, actor, {}))).rejects.toThrow('plan not found');
});
