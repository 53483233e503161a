import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import { PersonAbsence } from '../../src/people/person-absence.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { addPlacement } from '../../src/plans/add-placement.js';
import { excludeFromPlan } from '../../src/plans/exclude-from-plan.js';
import { includeInPlan } from '../../src/plans/include-in-plan.js';
import { orderPlan } from '../../src/plans/order-plan.js';
import { movePlacement } from '../../src/plans/move-placement.js';
import { lockHire, pinPlacement } from '../../src/plans/pin-placements.js';
import { listExclusions } from '../../src/plans/pieces.queries.js';
import type { Plan } from '../../src/plans/plan.entity.js';
import { PlanPlacement } from '../../src/plans/plan-placement.entity.js';
import { PlanUnplaced } from '../../src/plans/plan-unplaced.entity.js';
import { getPlan } from '../../src/plans/plans.queries.js';
import { removePlacement } from '../../src/plans/remove-placement.js';
import { redoEdit, undoEdit } from '../../src/plans/undo-edit.js';
import type { Rotation } from '../../src/rotations/rotation.entity.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aHostDepartment, anHr, aPerson } from '../support/people.js';
import { aPlan } from '../support/plans.js';
import { aProgramme, aRotation, type MadeProgramme, stopAt } from '../support/rotations.js';
import { aSlot, type SlotFacts } from '../support/slots.js';

const stage = setStage();
const { run, refusal } = stage;

let hr: Actor;
let team: Department;
let other: Department;
let programme: MadeProgramme;
let noor: Rotation;
let bram: Rotation;
let tuesday: Slot;
let wednesday: Slot;
let thursday: Slot;
let chat: Slot;
let plan: Plan;

const slotOn = (tx: Tx, department: Department, date: string, facts: SlotFacts = {}) =>
  aSlot(tx, department, {
    startsAt: new Date(`${date}T09:00:00Z`),
    endsAt: new Date(`${date}T11:00:00Z`),
    audience: 'onboarding',
    createdById: hr.id,
    ...facts,
  });

beforeAll(async () => {
  await run(async (tx) => {
    hr = await anHr(tx);
    team = await aHostDepartment(tx);
    other = await aHostDepartment(tx);
    programme = await aProgramme(tx, [stopAt(team), stopAt(other, { toDay: 9 })]);
  });
});

/** Noor has Tuesday, Bram has Wednesday; both still miss a visit to the other department. */
beforeEach(async () => {
  stopClockAt('2026-12-01T09:00:00Z');
  await run(async (tx) => {
    [noor, bram] = [await aRotation(tx, programme), await aRotation(tx, programme)];
    tuesday = await slotOn(tx, team, '2027-01-05');
    wednesday = await slotOn(tx, team, '2027-01-06');
    thursday = await slotOn(tx, team, '2027-01-07');
    chat = await slotOn(tx, other, '2027-01-05', { startsAt: new Date('2027-01-05T12:00:00Z'), endsAt: new Date('2027-01-05T14:00:00Z') }); // prettier-ignore
    const [phone, visit] = [programme.stops[0]!, programme.stops[1]!];
    const placements: [Rotation, typeof phone, Slot][] = [
      [noor, phone, tuesday],
      [bram, phone, wednesday],
    ];
    plan = await aPlan(tx, { placements, missing: [[noor, visit], [bram, visit]] }); // prettier-ignore
  });
});

const placementOf = (rotation: Rotation, index = 0) =>
  run((tx) => tx.find(PlanPlacement, { where: { planId: plan.id, rotationId: rotation.id }, order: { slotId: 'ASC' } })).then((all) => all[index]!); // prettier-ignore
const slotsOf = async (rotation: Rotation) => {
  const found = await run((tx) => tx.findBy(PlanPlacement, { planId: plan.id, rotationId: rotation.id }));
  return found.map(({ slotId }) => slotId).sort();
};
const missingOf = (rotation: Rotation) =>
  run((tx) => tx.findBy(PlanUnplaced, { planId: plan.id, rotationId: rotation.id }));
const now = () => run((tx) => getPlan(tx, hr, plan.id));
const move =
  (slot: Slot, revision = 0, rotation = noor) =>
  async (tx: Tx) => {
    const { id } = await tx.findOneByOrFail(PlanPlacement, { planId: plan.id, rotationId: rotation.id });
    await movePlacement(tx, hr, plan.id, id, { slotId: slot.id, revision });
  };

test('a visit that is moved stays where it was put', async () => {
  const before = await placementOf(noor);
  await run(move(thursday));
  expect(await placementOf(noor)).toMatchObject({ id: before.id, slotId: thursday.id, isPinned: true });
  expect(await now()).toMatchObject({ revision: 1, placed: 2, bound: 4 });
  expect(await stage.listAudit(plan.id)).toEqual([
    {
      act: 'plan.visit-moved',
      actorId: hr.id,
      before: { slotIds: [tuesday.id], personIds: null },
      after: { slotIds: [thursday.id], personIds: [noor.personId] },
    },
  ]);
});

test('a visit cannot go where somebody else of the plan has the last seat', async () => {
  expect(await refusal(move(wednesday))).toBe('moment-full');
  expect(await refusal(move(chat))).toBe('moment-of-other-stop');
  expect(await refusal(move(tuesday))).toBe('nothing-changes');
});

test('a visit cannot go to a day outside its window, or to a moment that is not for new hires', async () => {
  const [late, soon, closed, gone] = await run(async (tx) => [
    await slotOn(tx, team, '2027-03-01'),
    await slotOn(tx, team, '2027-01-04', { startsAt: new Date('2026-12-01T09:30:00Z'), endsAt: new Date('2026-12-01T10:30:00Z') }), // prettier-ignore
    await slotOn(tx, team, '2027-01-08', { audience: 'campaign' }),
    await slotOn(tx, team, '2027-01-08', { state: 'withdrawn' }),
  ]);
  const reasons: (string | null)[] = [];
  for (const slot of [late, soon, closed, gone]) reasons.push(await refusal(move(slot)));
  expect(reasons).toEqual(['moment-outside-window', 'moment-gone', 'moment-gone', 'moment-gone']);
});

test('a visit cannot go to a day on which the hire is away', async () => {
  await run((tx) =>
    tx.insert(PersonAbsence, {
      personId: noor.personId,
      fromOn: '2027-01-07',
      untilOn: '2027-01-07',
      notedById: hr.id,
      notedAt: new Date(),
    }),
  );
  expect(await refusal(move(thursday))).toBe('hire-away');
});

const add =
  (rotation: Rotation, slot: Slot, revision = 0) =>
  (tx: Tx) =>
    addPlacement(tx, hr, plan.id, {
      rotationId: rotation.id,
      stopId: programme.stops[1]!.id,
      slotId: slot.id,
      revision,
    });

test('a missing visit gets a seat by hand, once, on a day that is free', async () => {
  expect(await refusal(add(noor, chat))).toBe('hire-day-full');
  await run(add(bram, chat));
  expect(await slotsOf(bram)).toEqual([wednesday.id, chat.id].sort());
  expect(await missingOf(bram)).toEqual([]);
  expect(await now()).toMatchObject({ placed: 3 });
  await expect(run(add(bram, chat, 1))).rejects.toThrow('stop not found');
});

test('a visit that is taken out is missing again', async () => {
  const { id } = await placementOf(noor);
  await run((tx) => removePlacement(tx, hr, plan.id, id, { revision: 0 }));
  expect(await slotsOf(noor)).toEqual([]);
  expect((await missingOf(noor)).map(({ reason }) => reason).sort()).toEqual(['no-slot-in-window', 'seat-left']);
  expect(await now()).toMatchObject({ placed: 1, possible: 4 });
});

test('one visit is pinned, or all of a hire, and let loose again', async () => {
  const { id } = await placementOf(noor);
  await run((tx) => pinPlacement(tx, hr, plan.id, id, { isPinned: true, revision: 0 }));
  expect(await placementOf(noor)).toMatchObject({ isPinned: true });
  const again = (tx: Tx) => lockHire(tx, hr, plan.id, noor.id, { isPinned: true, revision: 1 });
  expect(await refusal(again)).toBe('nothing-changes');
  await run((tx) => lockHire(tx, hr, plan.id, noor.id, { isPinned: false, revision: 1 }));
  expect(await placementOf(noor)).toMatchObject({ isPinned: false });
});

test('who was planned at an excluded moment misses a visit, and nobody can be put there until it is allowed again', async () => {
  await run((tx) => excludeFromPlan(tx, hr, plan.id, { rotationId: null, slotId: wednesday.id, revision: 0 }));
  expect(await slotsOf(bram)).toEqual([]);
  expect(await refusal(move(wednesday, 1))).toBe('moment-excluded');
  const [exclusion] = await run((tx) => listExclusions(tx, plan.id));
  await run((tx) => includeInPlan(tx, hr, plan.id, exclusion!.id, { revision: 1 }));
  await run(move(wednesday, 2));
  expect(await slotsOf(noor)).toEqual([wednesday.id]);
});

test('one hire can be kept from one moment, or left out altogether', async () => {
  await run((tx) => excludeFromPlan(tx, hr, plan.id, { rotationId: noor.id, slotId: thursday.id, revision: 0 }));
  expect(await refusal(move(thursday, 1))).toBe('moment-excluded');
  await run(move(thursday, 1, bram));
  await run((tx) => excludeFromPlan(tx, hr, plan.id, { rotationId: noor.id, slotId: null, revision: 2 }));
  expect(await slotsOf(noor)).toEqual([]);
  expect(await refusal(add(noor, chat, 3))).toBe('hire-left-out');
  const twice = (tx: Tx) => excludeFromPlan(tx, hr, plan.id, { rotationId: noor.id, slotId: null, revision: 3 });
  expect(await refusal(twice)).toBe('nothing-changes');
  const nothing = (tx: Tx) => excludeFromPlan(tx, hr, plan.id, { rotationId: null, slotId: null, revision: 3 });
  expect(await refusal(nothing)).toBe('nothing-to-exclude');
});

test('a plan based on this one keeps what this one is kept from', async () => {
  await run((tx) => excludeFromPlan(tx, hr, plan.id, { rotationId: noor.id, slotId: null, revision: 0 }));
  const next = await run((tx) => orderPlan(tx, hr, { basedOnId: plan.id }));
  expect(await run((tx) => listExclusions(tx, next))).toMatchObject([{ rotationId: noor.id, slotId: null }]);
});

test('changes are taken back one by one and done again, until something else is done', async () => {
  await run(move(thursday));
  await run((tx) => excludeFromPlan(tx, hr, plan.id, { rotationId: null, slotId: wednesday.id, revision: 1 }));
  await run((tx) => undoEdit(tx, hr, plan.id, { revision: 2 }));
  expect(await slotsOf(bram)).toEqual([wednesday.id]);
  expect(await run((tx) => listExclusions(tx, plan.id))).toEqual([]);
  await run((tx) => undoEdit(tx, hr, plan.id, { revision: 3 }));
  expect(await placementOf(noor)).toMatchObject({ slotId: tuesday.id, isPinned: false });
  expect(await refusal((tx) => undoEdit(tx, hr, plan.id, { revision: 4 }))).toBe('no-edit-left');
  await run((tx) => redoEdit(tx, hr, plan.id, { revision: 4 }));
  expect(await slotsOf(noor)).toEqual([thursday.id]);
  await run(move(tuesday, 5));
  expect(await refusal((tx) => redoEdit(tx, hr, plan.id, { revision: 6 }))).toBe('no-edit-left');
  expect(await now()).toMatchObject({ revision: 6, placed: 2 });
});

test('a reviewer who has not seen a change of the same hire is told so; changes of others are no matter', async () => {
  await run(move(thursday));
  expect(await refusal(move(tuesday, 0))).toBe('plan-changed-meanwhile');
  await run(add(bram, chat, 0));
  expect(await refusal((tx) => undoEdit(tx, hr, plan.id, { revision: 1 }))).toBe('plan-changed-meanwhile');
  await run((tx) => undoEdit(tx, hr, plan.id, { revision: 2 }));
  expect(await refusal(add(bram, chat, 2))).toBe('plan-changed-meanwhile');
});

test('of two reviewers who give the last seat of a moment at once, one does', async () => {
  for (let round = 0; round < 4; round++) {
    const { id } = plan;
    const seats = [move(thursday, 9, noor), move(thursday, 9, bram)].map((act) => refusal(act));
    expect((await Promise.all(seats)).sort()).toEqual(['moment-full', null].sort());
    await run((tx) => undoEdit(tx, hr, id, { revision: 2 * round + 1 }));
  }
});

test('a plan that is published can be changed no more, and nobody but HR sees it', async () => {
  const lead = await run((tx) => aPerson(tx));
  const asLead = (tx: Tx) => excludeFromPlan(tx, lead, plan.id, { rotationId: noor.id, slotId: null, revision: 0 });
  await expect(run(asLead)).rejects.toThrow('plan not found');
  await run((tx) => tx.query(`UPDATE plans SET state = 'discarded' WHERE id = $1`, [plan.id]));
  expect(await refusal(move(thursday))).toBe('plan-discarded');
  expect(await refusal((tx) => undoEdit(tx, hr, plan.id, { revision: 0 }))).toBe('plan-discarded');
});
