import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Action } from '../../src/actions/action.entity.js';
import { dropAction } from '../../src/actions/drop-action.js';
import { finishAction } from '../../src/actions/finish-action.js';
import { startAction } from '../../src/actions/start-action.js';
import { reopenAction } from '../../src/actions/reopen-action.js';
import type { Learning } from '../../src/learnings/learning.entity.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { anAction } from '../support/actions.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aLearningAt } from '../support/learnings.js';
import { aDepartment, aHostDepartment, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';

const stage = setStage();
const { run } = stage;
const { doJob, takeMailsTo } = setPost(stage);

let floor: Department;
let owner: Actor;
let visitor: Actor;
let other: Actor;
let learning: Learning;
let action: Action;

beforeEach(async () => {
  stopClockAt('2026-11-23T09:00:00Z');
  await run((tx) => tx.query('DELETE FROM notices'));
  [floor, owner, visitor, other] = await run(async (tx) => [
    await aHostDepartment(tx),
    await aPerson(tx, { departmentId: (await aDepartment(tx, { name: `Facturatie ${Math.random()}` })).id }),
    await aPerson(tx),
    await aPerson(tx),
  ]);
  learning = await run((tx) => aLearningAt(tx, floor, { authorId: visitor.id, text: 'De brief is onduidelijk' }));
  await run((tx) => aLearningAt(tx, floor, { authorId: other.id, headId: learning.id, text: 'Brief snap ik niet' }));
  action = await run((tx) => anAction(tx, learning, owner, { title: 'Nieuwe brief' }));
});

const mailTo = async (who: Actor, at = '2026-11-23T09:11:00Z') => {
  stopClockAt(at);
  await doJob('mail-notices', { personId: who.id });
  return takeMailsTo(who.email);
};
const start = () => run((tx) => startAction(tx, owner, action.id));

describe('who was a guest and said what led to something', () => {
  it('hears that it is picked up, in their own words, as does who said the same', async () => {
    await start();
    const [mail] = await mailTo(visitor);
    expect(mail!.subject).toBe('Jouw bezoek zette iets in gang: Nieuwe brief');
    expect(mail!.text).toContain('“De brief is onduidelijk”');
    expect(mail!.text).toContain(`/actions/${action.id}`);
    expect((await mailTo(other))[0]!.text).toContain('“Brief snap ik niet”');
    expect(mail!.text).not.toContain(owner.name);
  });

  it('hears how it ended, and why when it was dropped', async () => {
    await run((tx) => finishAction(tx, owner, action.id, { result: 'De brief is korter' }));
    const [done] = await mailTo(visitor);
    expect(done!.subject).toBe('Klaar dankzij jouw bezoek: Nieuwe brief');
    expect(done!.text).toContain('De brief is korter');
    stopClockAt('2026-11-23T09:20:00Z');
    await run((tx) => reopenAction(tx, owner, action.id));
    await run((tx) => dropAction(tx, owner, action.id, { reason: 'De brief verdwijnt' }));
    const [dropped] = await mailTo(visitor, '2026-11-23T09:31:00Z');
    expect(dropped!.subject).toBe('Gaat niet door: Nieuwe brief');
    expect(dropped!.text).toContain('De brief verdwijnt');
  });

  it('hears nothing of what is put right within ten minutes', async () => {
    await run((tx) => finishAction(tx, owner, action.id, { result: 'Verkeerde knop' }));
    await run((tx) => reopenAction(tx, owner, action.id));
    expect(await mailTo(visitor)).toEqual([]);
  });

  it('hears nothing of what they do themselves', async () => {
    await run((tx) => tx.query('UPDATE actions SET owner_id = $2 WHERE id = $1', [action.id, visitor.id]));
    await run((tx) => startAction(tx, visitor, action.id));
    expect(await mailTo(visitor)).toEqual([]);
    expect(await mailTo(other)).toHaveLength(1);
  });

  it('hears nothing as a host: the floor hears it together', async () => {
    const host = await run((tx) => aPerson(tx));
    await run((tx) =>
      aLearningAt(tx, floor, { side: 'host', authorId: host.id, headId: learning.id, question: 'fix' }),
    );
    await start();
    expect(await mailTo(host)).toEqual([]);
  });

  it('hears nothing once what they said is joined to it no more', async () => {
    await start();
    await run((tx) => tx.query('UPDATE learnings SET head_id = id WHERE author_id = $1', [other.id]));
    expect(await mailTo(other)).toEqual([]);
  });
});
