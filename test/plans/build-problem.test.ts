import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import { PersonAbsence } from '../../src/people/person-absence.entity.js';
import { Person } from '../../src/people/person.entity.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { buildProblem } from '../../src/plans/build-problem.js';
import { orderPlan } from '../../src/plans/order-plan.js';
import { PlanExclusion } from '../../src/plans/plan-exclusion.entity.js';
import { PlanPlacement } from '../../src/plans/plan-placement.entity.js';
import { readScene } from '../../src/plans/plan-scene.queries.js';
import { SeatQuota } from '../../src/quotas/seat-quota.entity.js';
import type { Rotation } from '../../src/rotations/rotation.entity.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aHostDepartment, anHr, aPerson } from '../support/people.js';
import { aCohort, aProgramme, aRotation, linkVisit, type StopFacts, stopAt } from '../support/rotations.js';
import { aSlot, type SlotFacts } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const { run } = setStage();

const MONDAY = '2027-01-04';
beforeEach(() => void stopClockAt(`${MONDAY}T06:00:00Z`));

/** From nine to twelve in the Netherlands. */
const on = (date: string): SlotFacts => ({
  startsAt: new Date(`${date}T08:00:00Z`),
  endsAt: new Date(`${date}T11:00:00Z`),
  audience: 'onboarding',
  seats: 2,
});

/** One hire on a programme with these stops, and the problem that planning their cohort is. */
async function scene(tx: Tx, stopsOf: (host: Department) => StopFacts[] = (host) => [stopAt(host, { toDay: 9 })]) {
  const host = await aHostDepartment(tx);
  const programme = await aProgramme(tx, stopsOf(host));
  const cohort = await aCohort(tx);
  const rotation = await aRotation(tx, programme, { cohortId: cohort.id });
  const built = async (basedOnId: string | null = null) =>
    buildProblem(await readScene(tx, { cohortId: cohort.id, basedOnId }));
  const problem = async (basedOnId: string | null = null) => (await built(basedOnId)).problem;
  const another = () => aRotation(tx, programme, { cohortId: cohort.id });
  const plan = async () => orderPlan(tx, await anHr(tx), { cohortId: cohort.id });
  return { host, stops: programme.stops, cohort, rotation, built, problem, another, plan };
}

const changePerson = (tx: Tx, { personId }: Rotation, facts: Partial<Person>) =>
  tx.update(Person, { id: personId }, facts);

test('a hire has the windows of their stops, and a slot the hours and seats that it has left', () =>
  run(async (tx) => {
    const { host, rotation, problem } = await scene(tx);
    const slot = await aSlot(tx, host, on('2027-01-06'));
    const { days, slots, hires, rules } = await problem();
    expect(days).toEqual(['04', '05', '06', '07', '08', '11', '12', '13', '14', '15'].map((day) => `2027-01-${day}`));
    expect(slots).toEqual([
      { id: slot.id, stops: [expect.any(String)], day: '2027-01-06', startMinute: 540, endMinute: 720, seats: 2 },
    ]);
    expect(hires).toEqual([
      {
        id: rotation.id,
        stops: [{ stop: slots[0]!.stops[0], from: MONDAY, to: '2027-01-15', visits: 1, isRequired: true, weight: 1 }],
        isOrdered: false,
        absent: [],
        busy: [],
        places: null,
        rules: { perDay: 1, perWeek: null },
      },
    ]);
    expect(rules).toEqual({ perDay: 1, perWeek: null });
  }));

test('slots that are full, over, too near, withdrawn, or for campaigns alone are not counted on', () =>
  run(async (tx) => {
    const { host, problem } = await scene(tx);
    await aSlot(tx, host, { ...on('2027-01-01') });
    await aSlot(tx, host, { ...on(MONDAY), startsAt: new Date(`${MONDAY}T07:59:00Z`) });
    await aSlot(tx, host, { ...on('2027-01-06'), state: 'withdrawn' });
    await aSlot(tx, host, { ...on('2027-01-06'), audience: 'campaign' });
    await aSlot(tx, await aHostDepartment(tx), on('2027-01-06'));
    const full = await aSlot(tx, host, on('2027-01-07'));
    await aVisit(tx, full, { state: 'approved' });
    // A seat that somebody has asked for is not given away to a hire.
    await aVisit(tx, full, { state: 'requested' });
    expect((await problem()).slots).toMatchObject([{ id: full.id, seats: 0 }]);
  }));

test('a slot serves the stops whose channel and length it has', () =>
  run(async (tx) => {
    const { host, problem } = await scene(tx, (at) => [
      stopAt(at, { channel: 'chat' }),
      stopAt(at, { leastMinutes: 240 }),
      stopAt(at, { channel: 'phone', leastMinutes: 180 }),
    ]);
    await aSlot(tx, host, { ...on('2027-01-06'), channel: 'phone' });
    const { slots, hires } = await problem();
    const [, , phone] = hires[0]!.stops;
    expect(slots[0]!.stops).toEqual([phone!.stop]);
  }));

test('hires who need the same are alike to the planner, and two stops of the same kind are told apart', () =>
  run(async (tx) => {
    const { host, problem, built, another, stops, rotation } = await scene(tx, (at) => [
      stopAt(at, { toDay: 4 }),
      stopAt(at, { fromDay: 10, toDay: 20 }),
    ]);
    await another();
    await aSlot(tx, host, on('2027-01-06'));
    const { hires, slots } = await problem();
    const names = hires.map((hire) => hire.stops.map(({ stop }) => stop));
    expect(names[0]).toEqual(names[1]);
    expect(new Set(names[0])).toEqual(new Set(slots[0]!.stops));
    const { keys } = await built();
    expect(names[0]!.map((name) => keys.stopIdOf(rotation.id, name))).toEqual(stops.map(({ id }) => id));
  }));

test('a hire cannot come on days off, on leave, before the first and after the last day', () =>
  run(async (tx) => {
    const { rotation, problem } = await scene(tx);
    await changePerson(tx, rotation, { workdays: [1, 2, 3, 4], leavesOn: '2027-01-13' });
    const noted = { personId: rotation.personId, notedById: rotation.personId, notedAt: new Date() };
    await tx.insert(PersonAbsence, { ...noted, fromOn: '2027-01-05', untilOn: '2027-01-06' });
    expect((await problem()).hires[0]!.absent).toEqual(['05', '06', '08', '14', '15'].map((day) => `2027-01-${day}`));
  }));

test('other visits of a hire keep them busy', () =>
  run(async (tx) => {
    const { rotation, problem } = await scene(tx);
    const elsewhere = await aSlot(tx, await aHostDepartment(tx), on('2027-01-07'));
    await aVisit(tx, elsewhere, { visitorId: rotation.personId });
    expect((await problem()).hires[0]!.busy).toEqual([{ day: '2027-01-07', startMinute: 540, endMinute: 720 }]);
  }));

test('a visit of the rotation that stands can stay where it is, also outside its window, and has its seat', () =>
  run(async (tx) => {
    const { host, rotation, stops, built } = await scene(tx);
    const slot = await aSlot(tx, host, { ...on('2027-01-20'), seats: 1, audience: 'campaign' });
    const visit = await aVisit(tx, slot, { visitorId: rotation.personId, state: 'approved' });
    await linkVisit(tx, rotation, stops[0]!, visit);
    const { problem, visitIdOf } = await built();
    const [stop] = problem.hires[0]!.stops;
    expect(stop).toMatchObject({ to: '2027-01-20', visits: 1 });
    expect(problem.slots).toMatchObject([{ id: slot.id, seats: 1 }]);
    expect(problem.published).toEqual([{ hire: rotation.id, stop: stop!.stop, slot: slot.id }]);
    expect(problem.hires[0]!.busy).toEqual([]);
    expect(visitIdOf(rotation.id, slot.id)).toBe(visit.id);
  }));

test('a visit within hours is not planned otherwise any more, and fills its day', () =>
  run(async (tx) => {
    const { host, rotation, stops, problem } = await scene(tx, (at) => [stopAt(at, { visits: 2 })]);
    const soon = { startsAt: new Date(`${MONDAY}T07:00:00Z`), endsAt: new Date(`${MONDAY}T08:00:00Z`) };
    const visit = await aVisit(tx, await aSlot(tx, host, { ...on(MONDAY), ...soon }), {
      visitorId: rotation.personId,
      state: 'approved',
    });
    await linkVisit(tx, rotation, stops[0]!, visit);
    const { hires, published } = await problem();
    expect(published).toEqual([]);
    expect(hires[0]).toMatchObject({ stops: [{ visits: 1 }], absent: [MONDAY] });
    expect(hires[0]!.busy).toEqual([{ day: MONDAY, startMinute: 480, endMinute: 540 }]);
  }));

test('whoever has nothing left to plan, or works at the department of the stop, is not asked for', () =>
  run(async (tx) => {
    const { host, rotation, problem, another } = await scene(tx);
    const second = await another();
    await changePerson(tx, rotation, { departmentId: host.id });
    expect((await problem()).hires.map(({ id }) => id)).toEqual([second.id]);
  }));

test('pins hold in the next plan while they can, and exclusions keep hires and slots out', () =>
  run(async (tx) => {
    const { host, rotation, stops, another, problem, plan, built } = await scene(tx);
    const [early, late, out] = [
      await aSlot(tx, host, on('2027-01-06')),
      await aSlot(tx, host, on('2027-01-07')),
      await aSlot(tx, host, on('2027-01-08')),
    ];
    const [second, third] = [await another(), await another()];
    const planId = await plan();
    const pin = { planId, stopId: stops[0]!.id, isPinned: true };
    await tx.insert(PlanPlacement, { ...pin, rotationId: rotation.id, slotId: late.id });
    await tx.insert(PlanPlacement, { ...pin, rotationId: second.id, slotId: early.id });
    await tx.insert(PlanExclusion, { planId, rotationId: third.id, slotId: null });
    await tx.insert(PlanExclusion, { planId, rotationId: null, slotId: out.id });
    await tx.insert(PlanExclusion, { planId, rotationId: second.id, slotId: late.id });
    // Ill on the day of the pin: it is let go.
    const noted = { personId: second.personId, notedById: second.personId, notedAt: new Date() };
    await tx.insert(PersonAbsence, { ...noted, fromOn: '2027-01-06', untilOn: '2027-01-06' });

    const { pinned, hires, slots } = await problem(planId);
    expect(pinned).toEqual([{ hire: rotation.id, stop: expect.any(String), slot: late.id }]);
    expect(hires.map(({ id }) => id).sort()).toEqual([rotation.id, second.id].sort());
    expect(slots.map(({ id }) => id)).toEqual([early.id, late.id]);
    const { keys } = await built(planId);
    const own = keys.nameOf(second.id, stops[0]!.id);
    expect(slots.map((slot) => slot.stops.includes(own!))).toEqual([true, false]);
  }));

test('a plan based on another proposes the same again, but for what people know of already', () =>
  run(async (tx) => {
    const { host, stops, rotation, another, problem, plan } = await scene(tx);
    const [known, proposed, other] = [await aSlot(tx, host, on('2027-01-06')), await aSlot(tx, host, on('2027-01-07')), await aSlot(tx, host, on('2027-01-08'))]; // prettier-ignore
    const second = await another();
    await linkVisit(tx, rotation, stops[0]!, await aVisit(tx, known, { visitorId: rotation.personId }));
    const planId = await plan();
    const seat = { planId, stopId: stops[0]!.id };
    await tx.insert(PlanPlacement, [
      { ...seat, rotationId: rotation.id, slotId: proposed.id },
      { ...seat, rotationId: second.id, slotId: other.id },
    ]);
    const { published } = await problem(planId);
    expect(published.map(({ hire, slot }) => [hire, slot])).toEqual([
      [rotation.id, known.id],
      [second.id, other.id],
    ]);
  }));

test('a team on a programme of its own keeps its own rules', () =>
  run(async (tx) => {
    const host = await aHostDepartment(tx);
    const cohort = await aCohort(tx);
    for (const rules of [{ mostPerDay: 2 }, { mostPerDay: 1, mostPerWeek: 2 }])
      await aRotation(tx, await aProgramme(tx, [stopAt(host)], rules), {
        cohortId: cohort.id,
        personId: (await aPerson(tx)).id,
      });
    const { hires, rules } = buildProblem(await readScene(tx, { cohortId: cohort.id, basedOnId: null })).problem;
    expect(hires.map((hire) => hire.rules)).toEqual(
      expect.arrayContaining([
        { perDay: 2, perWeek: null },
        { perDay: 1, perWeek: 2 },
      ]),
    );
    expect(rules).toEqual({ perDay: 1, perWeek: 2 });
  }));

test('a hire whose department has all its seats of a campaign is planned elsewhere, and keeps a seat they have', () =>
  run(async (tx) => {
    const { host, stops, rotation, problem } = await scene(tx);
    const { departmentId } = await tx.findOneByOrFail(Person, { id: rotation.personId });
    const taken = await aSlot(tx, host, { ...on('2027-01-06'), audience: 'both' });
    const full = await aSlot(tx, host, { ...on('2027-01-07'), audience: 'both' });
    const free = await aSlot(tx, host, on('2027-01-08'));
    const quota = { scopeId: randomUUID(), departmentId, seats: 1, teamIds: [host.id], slotIds: [] };
    await tx.insert(SeatQuota, { ...quota, opensOn: '2027-01-04', closesOn: '2027-01-15' });
    const served = async () => (await problem()).slots.flatMap(({ id, stops }) => (stops.length ? id : []));
    expect(await served()).toEqual([taken.id, full.id, free.id]);
    await linkVisit(tx, rotation, stops[0]!, await aVisit(tx, taken, { visitorId: rotation.personId }));
    expect(await served()).toEqual([taken.id, free.id]);
  }));
