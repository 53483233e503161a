import { beforeAll, beforeEach, describe, expect, it, test } from '@jest/globals';
import { digestHours, lastDigestOn } from '../../src/outcomes/digest.rules.js';
import { tellFloors } from '../../src/outcomes/tell-floors.js';
import { chooseMails } from '../../src/notices/choose-mails.js';
import { noticeKinds } from '../../src/app/notice-kinds.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aRaised } from '../support/outcomes.js';
import { aDeputy, aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';

const stage = setStage();
const { run } = stage;
const { doJob, takeMailsTo } = setPost(stage);

test.each([
  ['2026-12-03T07:59:00Z', 'Europe/Amsterdam', '2026-11-19'],
  ['2026-12-03T08:00:00Z', 'Europe/Amsterdam', '2026-12-03'],
  ['2026-12-03T08:59:00Z', 'Europe/Lisbon', '2026-11-19'],
  ['2026-12-16T23:30:00Z', 'Europe/Amsterdam', '2026-12-03'],
  ['2026-12-17T12:00:00Z', 'Europe/Amsterdam', '2026-12-17'],
  ['2026-12-31T12:00:00Z', 'Europe/Amsterdam', '2026-12-31'],
  ['2027-01-07T12:00:00Z', 'Europe/Amsterdam', '2026-12-31'],
])('at %s the last digest in %s was that of %s', (at, zone, on) => {
  expect(lastDigestOn(new Date(at), zone)).toBe(on);
});

test('a digest tells of two weeks on the clock, also where an hour was put in', () => {
  const hours = (on: string) => Object.values(digestHours(on, 'Europe/Amsterdam')).map((at) => at.toISOString());
  expect(hours('2026-12-03')).toEqual(['2026-11-19T08:00:00.000Z', '2026-12-03T08:00:00.000Z']);
  expect(hours('2027-04-08')).toEqual(['2027-03-25T08:00:00.000Z', '2027-04-08T07:00:00.000Z']);
});

let floor: Department;
let lead: Actor;
let host: Actor;
let colleague: Actor;

beforeAll(async () => {
  floor = await run((tx) => aHostDepartment(tx, { name: 'Telefoon' }));
  lead = await run((tx) => aLead(tx, floor));
  host = await run((tx) => aHost(tx, floor));
  colleague = await run((tx) => aPerson(tx, { departmentId: floor.id }));
});

beforeEach(() => run((tx) => tx.query('TRUNCATE actions, learnings CASCADE')));
beforeEach(() => run((tx) => tx.query(`DELETE FROM sweeps`)));

/** Whom of these the sweep tells at an instant: every moment of a floor brings a lead of its own. */
async function sweep(at: string, known: Record<string, Actor> = { lead, host, colleague }) {
  stopClockAt(at);
  await run((tx) => tellFloors(tx, new Date(at)));
  await run(
    (tx) =>
      tx.query(`INSERT INTO sweeps (name, last_run_at) VALUES ('tell-floors', $1) ON CONFLICT (name) DO UPDATE SET last_run_at = $1`, [at]), // prettier-ignore
  );
  const told = await stage.takeNotices();
  return Object.entries(known).flatMap(([name, { id }]) =>
    told.filter(({ personId }) => personId === id).map(({ kind }) => `${name} ${kind}`),
  );
}

const during = new Date('2026-11-25T10:00:00Z');
const before = new Date('2026-11-10T10:00:00Z');

describe('every second Thursday at nine', () => {
  it('hosts and leads hear of news, each once, also when nothing ran at nine', async () => {
    await run((tx) => aRaised(tx, floor, { actions: [{ createdAt: during }] }));
    expect(await sweep('2026-12-03T07:59:00Z')).toEqual([]);
    expect(await sweep('2026-12-03T08:00:00Z')).toEqual(['lead floor-digest', 'host floor-digest']);
    expect(await sweep('2026-12-03T08:01:00Z')).toEqual([]);
    expect(await sweep('2026-12-10T08:00:00Z')).toEqual([]);
    await run((tx) => aRaised(tx, floor, { actions: [{ createdAt: new Date('2026-12-04T10:00:00Z') }] }));
    expect(await sweep('2026-12-18T14:00:00Z')).toEqual(['lead floor-digest', 'host floor-digest']);
  });

  it('a floor where nothing happened hears nothing', async () => {
    await run((tx) => aRaised(tx, floor));
    await run((tx) => aRaised(tx, floor, { actions: [{ createdAt: before, state: 'doing', startedAt: during }] }));
    await run(async (tx) => aRaised(tx, await aHostDepartment(tx), { actions: [{ createdAt: during }] }));
    expect(await sweep('2026-12-03T08:00:00Z')).toEqual([]);
  });

  it('others of the floor hear of it who asked for it', async () => {
    await run((tx) => chooseMails(tx, colleague, noticeKinds, { 'floor-news': true }));
    await run((tx) => aRaised(tx, floor, { actions: [{ createdAt: during }] }));
    expect(await sweep('2026-12-03T08:00:00Z')).toContain('colleague floor-news');
    await run((tx) => chooseMails(tx, colleague, noticeKinds, { 'floor-news': false }));
  });

  it('who leads and hosts there hears it once', async () => {
    const both = await run((tx) => aDeputy(tx, floor));
    await run((tx) => tx.query(`INSERT INTO person_roles (person_id, role, department_id) VALUES ($1, 'host', $2)`, [both.id, floor.id])); // prettier-ignore
    await run((tx) => aRaised(tx, floor, { actions: [{ createdAt: during }] }));
    expect(await sweep('2026-12-03T08:00:00Z', { both })).toEqual(['both floor-digest']);
  });
});

describe('the digest', () => {
  const told = async (at: string, to = host) => {
    stopClockAt('2026-12-03T08:00:00Z');
    await run((tx) => tellFloors(tx, new Date('2026-12-03T08:00:00Z')));
    stopClockAt(at);
    await doJob('mail-notices', { personId: to.id });
    await run((tx) => tx.query('DELETE FROM notices'));
    return takeMailsTo(to.email);
  };

  it('names what was done with its result, what was picked up, what was dropped and why, and what waits longest', async () => {
    await run(async (tx) => {
      const ended = { createdAt: before, endedAt: during };
      await aRaised(tx, floor, { text: 'De brief is onduidelijk', actions: [{ ...ended, state: 'done', title: 'Nieuwe brief', result: 'Hij is korter' }] }); // prettier-ignore
      await aRaised(tx, floor, { text: 'De site hapert', actions: [{ createdAt: during, title: 'Snellere site' }] });
      await aRaised(tx, floor, { text: 'Er is geen chat', actions: [{ ...ended, state: 'dropped', reason: 'Dit jaar niet' }] }); // prettier-ignore
      await aRaised(tx, floor, { text: 'De codes kloppen niet', learnedAt: new Date('2026-06-03T10:00:00Z') });
      await aRaised(tx, floor, {
        text: 'Oud nieuws',
        actions: [{ createdAt: before, state: 'done', endedAt: before }],
      });
    });
    const [mail] = await told('2026-12-03T08:30:00Z');
    expect(mail!.subject).toBe('Telefoon: één ding klaar dat jullie aandroegen, één opgepakt');
    for (const text of [
      'Jullie zeiden: “De brief is onduidelijk”',
      'Hij is korter',
      'Nieuwe brief',
      'Jullie zeiden: “De site hapert”',
      'Snellere site',
      'Dit jaar niet',
      '“De codes kloppen niet” (sinds juni 2026)',
      '/actions/new?learning=',
      `/outcomes?floor=${floor.id}`,
    ])
      expect(mail!.text).toContain(text);
    expect(mail!.text).not.toContain('Oud nieuws');
  });

  it('names nobody: neither who learned it, nor who does something about it', async () => {
    const author = await run((tx) => aPerson(tx, { givenName: 'Xandra', familyName: 'Yspeert' }));
    await run((tx) => aRaised(tx, floor, { authorId: author.id, actions: [{ createdAt: during }] }));
    const owners: { name: string }[] = await run((tx) => tx.query(`SELECT p.email AS name FROM actions a JOIN people p ON p.id = a.owner_id`)); // prettier-ignore
    const [mail] = await told('2026-12-03T08:30:00Z', lead);
    expect(mail!.text).not.toMatch(/Xandra|Yspeert/);
    for (const { name } of owners) expect(mail!.html).not.toContain(name);
  });

  it('is not sent once the next is there, nor when there is no news any more', async () => {
    await run((tx) => aRaised(tx, floor, { actions: [{ createdAt: during }] }));
    expect(await told('2026-12-17T08:30:00Z')).toEqual([]);
  });
});
