import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Action } from '../../src/actions/action.entity.js';
import { getAction } from '../../src/actions/actions.queries.js';
import { changeAction } from '../../src/actions/change-action.js';
import { commentAction } from '../../src/actions/comment-action.js';
import { listComments } from '../../src/actions/comments.queries.js';
import { dropAction } from '../../src/actions/drop-action.js';
import { finishAction } from '../../src/actions/finish-action.js';
import { handOverAction } from '../../src/actions/hand-over-action.js';
import { makeAction } from '../../src/actions/make-action.js';
import { reopenAction } from '../../src/actions/reopen-action.js';
import { startAction } from '../../src/actions/start-action.js';
import type { Learning } from '../../src/learnings/learning.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import { Person } from '../../src/people/person.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { anAction, dueIn } from '../support/actions.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aLearningAt } from '../support/learnings.js';
import { aDepartment, aHostDepartment, aLead, aPerson } from '../support/people.js';

const stage = setStage();
const { run, refusal, faults, takeNotices } = stage;

let floor: Department;
let board: Department;
let lead: Actor;
let owner: Actor;
let author: Actor;
let learning: Learning;

beforeAll(async () => {
  [floor, board] = await run(async (tx) => [await aHostDepartment(tx), await aDepartment(tx)]);
  lead = await run((tx) => aLead(tx, board));
});
beforeEach(async () => {
  stopClockAt('2026-11-24T10:00:00Z');
  [owner, author] = await run(async (tx) => [await aPerson(tx, { departmentId: board.id }), await aPerson(tx)]);
  learning = await run((tx) => aLearningAt(tx, floor, { authorId: author.id }));
  await takeNotices();
});

const input = (facts: object = {}) => ({
  learningId: learning.id,
  title: 'Zet het nummer bovenaan',
  departmentId: board.id,
  dueOn: dueIn(14),
  ...facts,
});
const find = (id: string) => run((tx) => tx.findOneByOrFail(Action, { id }));
const begin = (facts: Parameters<typeof anAction>[3] = {}) =>
  run((tx) => anAction(tx, learning, owner, { createdById: author.id, ...facts }));
const acts = async (id: string) => (await stage.listAudit(id)).map(({ act }) => act);
const toldOf = async () =>
  (await takeNotices()).filter(({ kind }) => kind.startsWith('action-')).map(({ kind, personId }) => [kind, new Map([[owner.id, 'owner'], [author.id, 'author'], [lead.id, 'lead']]).get(personId) ?? 'other']); // prettier-ignore

describe('an action', () => {
  test('is made by who learned it, for somebody else, who hears of it', async () => {
    const id = await run((tx) => makeAction(tx, author, input({ ownerId: owner.id })));
    expect(await find(id)).toMatchObject({ state: 'open', ownerId: owner.id, createdById: author.id, revision: 1 });
    expect(await stage.listAudit(id)).toMatchObject([{ act: 'action.made', actorId: author.id }]);
    expect(await toldOf()).toEqual([['action-assigned', 'owner']]);
  });

  test('is one own unless one says whose, and then nobody is told', async () => {
    const id = await run((tx) => makeAction(tx, author, input()));
    expect(await find(id)).toMatchObject({ ownerId: author.id });
    expect(await takeNotices()).toEqual([]);
  });

  test('is of all that is joined: it hangs on the head', async () => {
    const joined = await run((tx) => aLearningAt(tx, floor, { authorId: owner.id, headId: learning.id }));
    const id = await run((tx) => makeAction(tx, owner, input({ learningId: joined.id })));
    expect(await find(id)).toMatchObject({ learningId: learning.id });
  });

  test('is made of nothing that one may not see', async () => {
    const stranger = await run((tx) => aPerson(tx));
    await expect(run((tx) => makeAction(tx, stranger, input()))).rejects.toBeInstanceOf(NotFound);
  });

  test('needs an owner, a department and a day that are there', async () => {
    const nobodys = '00000000-0000-4000-8000-000000000000';
    expect(await faults((tx) => makeAction(tx, author, input({ ownerId: nobodys })))).toEqual(['ownerId: unknown-person']); // prettier-ignore
    expect(await faults((tx) => makeAction(tx, author, input({ departmentId: nobodys })))).toEqual(['departmentId: unknown-department']); // prettier-ignore
    expect(await refusal((tx) => makeAction(tx, author, input({ dueOn: dueIn(-1) })))).toBe('action-due-past');
    await run((tx) => tx.update(Person, { id: owner.id }, { isActive: false }));
    expect(await refusal((tx) => makeAction(tx, author, input({ ownerId: owner.id })))).toBe('action-owner-left');
  });

  test('is not made twice in the same words', async () => {
    await run((tx) => makeAction(tx, author, input()));
    expect(await refusal((tx) => makeAction(tx, author, input({ title: 'zet het NUMMER bovenaan' })))).toBe('action-exists'); // prettier-ignore
    await run((tx) => makeAction(tx, author, input({ title: 'Iets anders' })));
  });

  test('is taken up, finished with its result, and taken up again', async () => {
    const { id } = await begin();
    await run((tx) => startAction(tx, owner, id));
    await run((tx) => finishAction(tx, owner, id, { result: 'Het staat er' }));
    const done = await find(id);
    expect(done).toMatchObject({ state: 'done', result: 'Het staat er', revision: 3 });
    expect(done.startedAt).not.toBeNull();
    expect(done.endedAt).not.toBeNull();
    await run((tx) => reopenAction(tx, owner, id));
    expect(await find(id)).toMatchObject({ state: 'doing', result: null, endedAt: null, startedAt: done.startedAt });
    expect(await stage.listAudit(id)).toMatchObject([
      { act: 'action.started', before: { state: 'open' }, after: { state: 'doing' } },
      { act: 'action.finished', before: { state: 'doing' }, after: { state: 'done', result: 'Het staat er' } },
      { act: 'action.reopened', before: { state: 'done', result: 'Het staat er' }, after: { state: 'doing' } },
    ]);
  });

  test('counts as taken up when it is finished at once', async () => {
    const { id } = await begin();
    await run((tx) => finishAction(tx, owner, id, { result: 'Klaar' }));
    expect((await find(id)).startedAt).not.toBeNull();
  });

  test('is dropped for a reason, and open again when it is taken up', async () => {
    const { id } = await begin({ state: 'doing' });
    await run((tx) => dropAction(tx, owner, id, { reason: 'De brief verdwijnt' }));
    expect(await find(id)).toMatchObject({ state: 'dropped', reason: 'De brief verdwijnt' });
    await run((tx) => reopenAction(tx, owner, id));
    expect(await find(id)).toMatchObject({ state: 'open', reason: null, startedAt: null, endedAt: null });
  });

  test('is changed by who saw how it was; nothing changed is nothing told', async () => {
    const { id } = await begin();
    await run((tx) => changeAction(tx, lead, id, { revision: 1, title: 'Anders', dueOn: dueIn(40) }));
    expect(await find(id)).toMatchObject({ title: 'Anders', dueOn: dueIn(40), revision: 2 });
    expect(await refusal((tx) => changeAction(tx, owner, id, { revision: 1, title: 'Weer anders' }))).toBe('action-changed-meanwhile'); // prettier-ignore
    expect(await refusal((tx) => changeAction(tx, owner, id, { revision: 2, dueOn: dueIn(-1) }))).toBe('action-due-past'); // prettier-ignore
    await run((tx) => changeAction(tx, owner, id, { revision: 2, title: 'Anders' }));
    expect(await acts(id)).toEqual(['action.changed']);
  });

  test('that is overdue can be changed without a later day', async () => {
    const { id } = await begin({ dueOn: dueIn(-5) });
    await run((tx) => changeAction(tx, owner, id, { revision: 1, title: 'Anders', dueOn: dueIn(-5) }));
    expect(await find(id)).toMatchObject({ title: 'Anders' });
  });

  test('goes to somebody else, who sees it from then on', async () => {
    const { id } = await begin();
    const next = await run((tx) => aPerson(tx));
    await expect(run((tx) => getAction(tx, next, id))).rejects.toBeInstanceOf(NotFound);
    await run((tx) => handOverAction(tx, lead, id, { ownerId: next.id }));
    expect(await run((tx) => getAction(tx, next, id))).toMatchObject({ ownerId: next.id, learned: learning.text });
    expect((await takeNotices()).map(({ kind, personId }) => [kind, personId]).sort()).toEqual(
      [next.id, owner.id].sort().map((personId) => ['action-handed-over', personId]),
    );
    expect(await refusal((tx) => handOverAction(tx, lead, id, { ownerId: next.id }))).toBe('action-owner-already');
  });

  test('is spoken of by all who see it; owner, maker and earlier speakers hear', async () => {
    const { id } = await begin();
    const onFloor = await run((tx) => aPerson(tx, { departmentId: floor.id }));
    await run((tx) => commentAction(tx, onFloor, id, { text: 'Dit helpt ons' }));
    expect(await toldOf()).toEqual(expect.arrayContaining([['action-commented', 'owner'], ['action-commented', 'author']])); // prettier-ignore
    stopClockAt('2026-11-24T10:01:00Z');
    await run((tx) => commentAction(tx, owner, id, { text: 'Fijn' }));
    expect((await toldOf()).map(([, who]) => who).sort()).toEqual(['author', 'other']);
    expect(await run((tx) => listComments(tx, id))).toMatchObject([{ text: 'Dit helpt ons' }, { text: 'Fijn' }]);
  });

  test('that ended tells owner and maker, but not who ended it', async () => {
    const { id } = await begin();
    await run((tx) => finishAction(tx, owner, id, { result: 'Klaar' }));
    expect(await toldOf()).toEqual([['action-ended', 'author']]);
    await run((tx) => reopenAction(tx, lead, id));
    expect(await toldOf()).toEqual([['action-changed', 'owner']]);
  });
});

describe('two at once', () => {
  const both = async (...acts: Parameters<typeof refusal>[0][]) =>
    (await Promise.all(acts.map((act) => refusal(act)))).sort();

  test('finish it: one does, the other hears that it is done', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await begin({ state: 'doing' });
      const outcomes = await both(
        (tx) => finishAction(tx, owner, id, { result: 'Van mij', revision: 1 }),
        (tx) => finishAction(tx, lead, id, { result: 'Van de teamleider', revision: 1 }),
      );
      expect(outcomes).toEqual(['action-already-done', null]);
      expect(await acts(id)).toEqual(['action.finished']);
    }
  });

  test('finish and drop it: it ends once, with a result or with a reason', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await begin({ state: 'doing' });
      const [why, nothing] = await both(
        (tx) => finishAction(tx, owner, id, { result: 'Klaar' }),
        (tx) => dropAction(tx, lead, id, { reason: 'Te duur' }),
      );
      const { state } = await find(id);
      expect([why, nothing]).toEqual([state === 'done' ? 'action-already-done' : 'action-already-dropped', null]);
    }
  });

  test('make the same of one learning: one does', async () => {
    const outcomes = await both(
      (tx) => makeAction(tx, author, input()),
      (tx) => makeAction(tx, author, input()),
    );
    expect(outcomes).toEqual(['action-exists', null]);
  });

  test('change what they both looked at: one does', async () => {
    const { id } = await begin();
    const outcomes = await both(
      (tx) => changeAction(tx, owner, id, { revision: 1, title: 'Zo' }),
      (tx) => changeAction(tx, lead, id, { revision: 1, title: 'Of zo' }),
    );
    expect(outcomes).toEqual(['action-changed-meanwhile', null]);
  });
});
