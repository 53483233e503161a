import { beforeEach, expect, test } from '@jest/globals';
import { changeAction } from '../../src/actions/change-action.js';
import { commentAction } from '../../src/actions/comment-action.js';
import { finishAction } from '../../src/actions/finish-action.js';
import { handOverAction } from '../../src/actions/hand-over-action.js';
import { makeAction } from '../../src/actions/make-action.js';
import { remindOwners } from '../../src/actions/remind-owners.js';
import type { Learning } from '../../src/learnings/learning.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { anAction, dueIn } from '../support/actions.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aLearningAt } from '../support/learnings.js';
import { aDepartment, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';

const stage = setStage();
const { run, takeNotices } = stage;
const { doJobs, takeMails, takeMailsTo } = setPost(stage);

let board: Department;
let owner: Actor;
let maker: Actor;
let learning: Learning;

beforeEach(async () => {
  stopClockAt('2026-11-24T10:00:00Z');
  board = await run((tx) => aDepartment(tx));
  owner = await run((tx) => aPerson(tx, { departmentId: board.id }));
  maker = await run((tx) => aLead(tx, board, { language: 'en' }));
  learning = await run(async (tx) => aLearningAt(tx, await aHostDepartment(tx)));
  await doJobs();
  await takeNotices();
});

const created = new Date('2026-11-01T09:00:00Z');
const begin = (facts: Parameters<typeof anAction>[3] = {}) =>
  run((tx) => anAction(tx, learning, owner, { createdById: maker.id, createdAt: created, ...facts }));
const remindAt = async (at: string) => {
  const now = stopClockAt(at);
  await run((tx) => remindOwners(tx, now));
  return (await takeNotices()).map(({ kind, personId }) => [kind, personId === owner.id ? 'owner' : 'maker']);
};

test('an owner is reminded before the day, after it, and a week later together with who made it; then no more', async () => {
  await begin({ dueOn: '2026-12-10' });
  expect(await remindAt('2026-12-06T10:00:00Z')).toEqual([]);
  expect(await remindAt('2026-12-07T07:59:00Z')).toEqual([]);
  expect(await remindAt('2026-12-07T08:00:00Z')).toEqual([['action-due', 'owner']]);
  expect(await remindAt('2026-12-08T08:00:00Z')).toEqual([]);
  expect(await remindAt('2026-12-11T08:00:00Z')).toEqual([['action-overdue', 'owner']]);
  expect(await remindAt('2026-12-16T08:00:00Z')).toEqual([]);
  expect((await remindAt('2026-12-17T08:00:00Z')).sort()).toEqual([['action-overdue', 'maker'], ['action-overdue', 'owner']]); // prettier-ignore
  expect(await remindAt('2026-12-21T08:00:00Z')).toEqual([]);
});

test('on another day for an action whose day moved, and never for one that ended', async () => {
  const { id } = await begin({ dueOn: '2026-12-02' });
  await begin({ dueOn: '2026-12-02', state: 'done' });
  expect(await remindAt('2026-12-01T10:00:00Z')).toEqual([['action-due', 'owner']]);
  await run((tx) => changeAction(tx, owner, id, { revision: 1, dueOn: '2026-12-16' }));
  expect(await remindAt('2026-12-03T10:00:00Z')).toEqual([]);
  expect(await remindAt('2026-12-14T10:00:00Z')).toEqual([['action-due', 'owner']]);
});

test('two sweeps at once remind once', async () => {
  await begin({ dueOn: '2026-11-25' });
  const at = stopClockAt('2026-11-24T10:00:00Z');
  await Promise.all([run((tx) => remindOwners(tx, at)), run((tx) => remindOwners(tx, at))]);
  expect(await takeNotices()).toHaveLength(1);
});

test('whoever is given an action reads what it is about and when it is due, and not who made it', async () => {
  const input = { learningId: learning.id, title: 'Nieuwe brief', departmentId: board.id, dueOn: dueIn(14) };
  await run(async (tx) => makeAction(tx, await aLead(tx, { ...board, id: learning.departmentId }), { ...input, ownerId: owner.id })); // prettier-ignore
  await doJobs();
  const [mail] = await takeMailsTo(owner.email);
  expect(mail!.subject).toBe('Nieuwe actie voor jou: Nieuwe brief');
  expect(mail!.text).toContain('dinsdag 8 december 2026');
  expect(mail!.text).toContain(learning.text);
});

test('the end, a comment and a change of hands are told in the language of who hears', async () => {
  const { id } = await begin();
  await run((tx) => commentAction(tx, owner, id, { text: 'Bijna klaar' }));
  await doJobs();
  const [comment] = await takeMailsTo(maker.email);
  expect(comment!.subject).toBe(`${owner.name} commented on: Zet het factuurnummer bovenaan de brief`);
  expect(comment!.text).toContain('Bijna klaar');

  await run((tx) => finishAction(tx, owner, id, { result: 'Het staat er' }));
  await doJobs();
  const [end] = await takeMailsTo(maker.email);
  expect(end!.subject).toBe('Done: Zet het factuurnummer bovenaan de brief');
  expect(end!.text).toContain('Het staat er');
});

test('who gave an action away reads to whom it went, without what it is about when they see it no more', async () => {
  const outsider = await run((tx) => aPerson(tx));
  const { id } = await run((tx) => anAction(tx, learning, outsider, { departmentId: board.id, createdById: maker.id }));
  await run((tx) => handOverAction(tx, maker, id, { ownerId: owner.id }));
  await doJobs();
  const mails = await takeMails();
  const to = ({ email }: Actor) => mails.find((mail) => mail.to.address === email)!;
  expect(to(owner).subject).toMatch(/^Nu van jou/);
  expect(to(owner).text).toContain(learning.text);
  expect(to(outsider).subject).toMatch(/^Overgedragen/);
  expect(to(outsider).text).not.toContain(learning.text);
  expect(to(outsider).text).not.toContain('/actions/');
});
