import { beforeEach, expect, test } from '@jest/globals';
import { Action } from '../../src/actions/action.entity.js';
import { handOverAction } from '../../src/actions/hand-over-action.js';
import { makeAction } from '../../src/actions/make-action.js';
import { deactivatePerson } from '../../src/directory/deactivate-person.js';
import type { Learning } from '../../src/learnings/learning.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import { Person } from '../../src/people/person.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { anAction, dueIn } from '../support/actions.js';
import { setStage } from '../support/acts.js';
import { aLearningAt } from '../support/learnings.js';
import { aDepartment, aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';

const stage = setStage();
const { run, refusal, takeNotices } = stage;

let hr: Actor;
let board: Department;
let owner: Actor;
let manager: Actor;
let learning: Learning;

beforeEach(async () => {
  hr = await run(anHr);
  board = await run((tx) => aDepartment(tx));
  manager = await run((tx) => aPerson(tx));
  owner = await run((tx) => aPerson(tx, { managerId: manager.id }));
  learning = await run(async (tx) => aLearningAt(tx, await aHostDepartment(tx)));
  await takeNotices();
});

const begin = (facts: Parameters<typeof anAction>[3] = {}) =>
  run((tx) => anAction(tx, learning, owner, { departmentId: board.id, ...facts }));
const leave = (person = owner) => run((tx) => deactivatePerson(tx, hr, person.id));
const ownerOf = async (id: string) => (await run((tx) => tx.findOneByOrFail(Action, { id }))).ownerId;

test('what who leaves still saw to goes to a lead of its department, who hears of it; what ended stays', async () => {
  const lead = await run((tx) => aLead(tx, board));
  const [open, doing, done] = [await begin(), await begin({ state: 'doing' }), await begin({ state: 'done' })];
  await leave();
  expect(await ownerOf(open.id)).toBe(lead.id);
  expect(await ownerOf(doing.id)).toBe(lead.id);
  expect(await ownerOf(done.id)).toBe(owner.id);
  expect(await stage.listAudit(open.id)).toMatchObject([
    { act: 'action.handed-over', actorId: hr.id, before: { ownerId: owner.id }, after: { ownerId: lead.id } },
  ]);
  const told = (await takeNotices()).filter(({ kind, personId }) => kind === 'action-handed-over' && personId === lead.id); // prettier-ignore
  expect(told).toHaveLength(2);
});

test('without a lead it goes to their manager, and without one to who made it, or to who lets them go', async () => {
  const { id } = await begin();
  await leave();
  expect(await ownerOf(id)).toBe(manager.id);

  await run((tx) => tx.update(Person, { id: manager.id }, { managerId: null }));
  const maker = await run((tx) => aPerson(tx));
  await run((tx) => tx.update(Action, { id }, { createdById: maker.id }));
  await leave(manager);
  expect(await ownerOf(id)).toBe(maker.id);

  await leave(maker);
  expect(await ownerOf(id)).toBe(hr.id);
});

test('an action given to somebody at the moment they leave is refused, or goes on to another', async () => {
  for (let round = 0; round < 5; round++) {
    const next = await run((tx) => aPerson(tx));
    const { id } = await begin();
    const [why] = await Promise.all([refusal((tx) => handOverAction(tx, hr, id, { ownerId: next.id })), leave(next)]);
    expect(['action-owner-left', null]).toContain(why);
    const { isActive } = await run(async (tx) => tx.findOneByOrFail(Person, { id: await ownerOf(id) }));
    expect(isActive).toBe(true);
  }
});

test('an action made for somebody at the moment they leave is refused, or goes on to another', async () => {
  for (let round = 0; round < 5; round++) {
    const next = await run((tx) => aPerson(tx));
    const input = { learningId: learning.id, title: `Nummer ${round}`, departmentId: board.id, dueOn: dueIn(7) };
    const [why] = await Promise.all([refusal((tx) => makeAction(tx, hr, { ...input, ownerId: next.id })), leave(next)]);
    expect(['action-owner-left', null]).toContain(why);
    expect(await run((tx) => tx.countBy(Action, { ownerId: next.id }))).toBe(0);
  }
});
