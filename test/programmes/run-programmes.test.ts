import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import { Person } from '../../src/people/person.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound, Refused } from '../../src/platform/refusal.js';
import { addProgramme } from '../../src/programmes/add-programme.js';
import { archiveProgramme } from '../../src/programmes/archive-programme.js';
import { countAudience } from '../../src/programmes/audience.queries.js';
import { changeProgramme } from '../../src/programmes/change-programme.js';
import {
  getProgramme,
  listCurrentProgrammes,
  listProgrammes,
  listVersions,
} from '../../src/programmes/programmes.queries.js';
import { restoreProgramme } from '../../src/programmes/restore-programme.js';
import { setStage } from '../support/acts.js';
import { aDepartment, aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { aProgramme, programmeInput, stopAt } from '../support/programmes.js';

const stage = setStage();
const { run, refusal, faults } = stage;

let phone: Department;
let chat: Department;
let hr: Actor;

beforeAll(async () => {
  [phone, chat] = await run(async (tx) => [await aHostDepartment(tx), await aHostDepartment(tx)]);
  hr = await run((tx) => anHr(tx));
});

const add = (...facts: Parameters<typeof programmeInput>) => run((tx) => aProgramme(tx, hr, ...facts));
const get = (id: string, version?: number) => run((tx) => getProgramme(tx, hr, id, version));

describe('HR adds a programme', () => {
  test('with all that most leave as it is', async () => {
    const { id } = await add([stopAt(phone), stopAt(chat, { channel: 'chat', fromDay: 5, toDay: 20, visits: 2 })]);
    expect(await get(id)).toMatchObject({
      version: 1,
      isArchived: false,
      isOrdered: false,
      mostPerDay: 1,
      mostPerWeek: null,
      departmentIds: [],
      locations: [],
      jobTitles: [],
      stops: [
        { departmentId: phone.id, departmentName: phone.name, channel: null, leastMinutes: null, visits: 1, isRequired: true, weight: 1 }, // prettier-ignore
        { departmentId: chat.id, channel: 'chat', fromDay: 5, toDay: 20, visits: 2 },
      ],
    });
    expect((await stage.listAudit(id)).map(({ act, actorId }) => [act, actorId])).toEqual([['programme.added', hr.id]]);
  });

  test('not without stops, at a department nobody can visit, or for one that is not there', async () => {
    const office = await run((tx) => aDepartment(tx));
    const unknown = '00000000-0000-4000-8000-000000000000';
    const input = programmeInput([stopAt(phone), stopAt(office), stopAt({ id: unknown }, { fromDay: 9, toDay: 3 })], {
      departmentIds: [unknown],
    });
    expect(await faults((tx) => addProgramme(tx, hr, input))).toEqual([
      'stops.1.departmentId: not-a-host-department',
      'stops.2.departmentId: not-a-host-department',
      'stops.2.toDay: window-ends-early',
      'departmentIds: unknown-department',
    ]);
    expect(await faults((tx) => addProgramme(tx, hr, programmeInput([])))).toEqual(['stops: none-chosen']);
  });

  test('not under a name that another has', async () => {
    const { name } = await add([stopAt(phone)]);
    expect(await refusal((tx) => addProgramme(tx, hr, programmeInput([stopAt(phone)], { name })))).toBe(
      'programme-exists',
    );
  });

  test('and two who do so at once under one name: one is told that it is taken', async () => {
    const input = programmeInput([stopAt(phone)], { name: 'Tegelijk' });
    const answers = await Promise.allSettled([1, 2].map(() => run((tx) => addProgramme(tx, hr, input))));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = answers.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toEqual(new Refused('programme-exists'));
  });
});

describe('a change', () => {
  test('of what it says is a new version, and the old one stays as it was', async () => {
    const { id } = await add([stopAt(phone)], { jobTitles: ['verkoop'] });
    await run((tx) => changeProgramme(tx, hr, id, { stops: [stopAt(phone), stopAt(chat)], isOrdered: true }, 1));
    expect(await get(id)).toMatchObject({ version: 2, isOrdered: true, jobTitles: ['verkoop'] });
    expect((await get(id)).stops.map(({ departmentId }) => departmentId)).toEqual([phone.id, chat.id]);
    expect((await get(id, 1)).stops).toHaveLength(1);
    expect((await run((tx) => listVersions(tx, id))).map(({ version }) => version)).toEqual([2, 1]);
    const [, changed] = await stage.listAudit(id);
    expect(changed).toMatchObject({
      act: 'programme.changed',
      before: { isOrdered: false },
      after: { isOrdered: true },
    });
    expect(Object.keys(changed!.after!)).toEqual(['stops', 'isOrdered']);
  });

  test('of its name alone is no new version, and of nothing leaves no trace', async () => {
    const { id, stops, name } = await add([stopAt(phone)]);
    await run((tx) => changeProgramme(tx, hr, id, { name, stops, mostPerDay: 1 }));
    expect(await stage.listAudit(id)).toHaveLength(1);
    await run((tx) => changeProgramme(tx, hr, id, { name: `${name} nieuw` }));
    expect(await get(id)).toMatchObject({ name: `${name} nieuw`, version: 1 });
  });

  test('is refused when somebody else made a version meanwhile', async () => {
    const { id } = await add([stopAt(phone)]);
    const change = (mostPerDay: number) => run((tx) => changeProgramme(tx, hr, id, { mostPerDay }, 1));
    const answers = await Promise.allSettled([change(2), change(3)]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: new Refused('changed-meanwhile'),
    });
    expect((await get(id)).version).toBe(2);
  });

  test('is for HR: for anybody else there is no such programme', async () => {
    const { id } = await add([stopAt(phone)]);
    const lead = await run((tx) => aLead(tx, phone));
    await expect(run((tx) => changeProgramme(tx, lead, id, { mostPerDay: 2 }))).rejects.toThrow(NotFound);
    expect(await refusal((tx) => addProgramme(tx, lead, programmeInput([stopAt(phone)])))).toBe('not-hr');
    expect((await run((tx) => listProgrammes(tx, lead))).items).toEqual([]);
  });
});

test('a programme that is put away takes nobody any more, until it comes back', async () => {
  const { id, name } = await add([stopAt(phone)]);
  const isCurrent = async () => (await run(listCurrentProgrammes)).some((one) => one.id === id);
  expect(await isCurrent()).toBe(true);
  await run((tx) => archiveProgramme(tx, hr, id));
  expect(await isCurrent()).toBe(false);
  expect(await refusal((tx) => changeProgramme(tx, hr, id, { mostPerDay: 2 }))).toBe('programme-archived');
  expect((await run((tx) => listProgrammes(tx, hr, { isArchived: true }))).items.map((one) => one.id)).toContain(id);

  const heir = await add([stopAt(phone)], { name });
  expect(await refusal((tx) => restoreProgramme(tx, hr, id))).toBe('programme-exists');
  await run((tx) => changeProgramme(tx, hr, heir.id, { name: `${name} erfgenaam` }));
  await run((tx) => restoreProgramme(tx, hr, id));
  expect(await isCurrent()).toBe(true);
  expect((await stage.listAudit(id)).map(({ act }) => act)).toEqual([
    'programme.added',
    'programme.archived',
    'programme.restored',
  ]);
});

test('counts for whom a programme would be, and who of them still has to start', async () => {
  const home = await run((tx) => aDepartment(tx));
  const own = { departmentId: home.id, jobTitle: 'Verkoper', location: 'Zwolle' };
  await run((tx) => aPerson(tx, { ...own, startsOn: '2020-01-06' }));
  await run((tx) => aPerson(tx, { ...own, startsOn: '2027-01-04' }));
  const gone = await run((tx) => aPerson(tx, own));
  await run((tx) => tx.update(Person, { id: gone.id }, { isActive: false }));
  await run((tx) => aPerson(tx, { ...own, location: 'Utrecht' }));
  const count = (facts: object) =>
    run((tx) => countAudience(tx, { departmentIds: [home.id], locations: [], jobTitles: [], ...facts }, '2026-12-01'));
  expect(await count({})).toEqual({ people: 3, coming: 1 });
  expect(await count({ locations: ['zwolle'], jobTitles: ['verkoper'] })).toEqual({ people: 2, coming: 1 });
  expect(await count({ jobTitles: ['jurist'] })).toEqual({ people: 0, coming: 0 });
});
