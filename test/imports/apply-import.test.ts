import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { applyImport, ImportStopped } from '../../src/imports/apply-import.js';
import { cancelImport } from '../../src/imports/cancel-import.js';
import { readFileText } from '../../src/imports/file-text.rules.js';
import { workOnImport } from '../../src/imports/import-people.js';
import { getImport, listRows } from '../../src/imports/imports.queries.js';
import { orderApplication } from '../../src/imports/order-application.js';
import { PeopleImport } from '../../src/imports/people-import.entity.js';
import { startImport } from '../../src/imports/start-import.js';
import { Department } from '../../src/people/department.entity.js';
import { PersonRole } from '../../src/people/person-role.entity.js';
import { Person } from '../../src/people/person.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { createSignInLink } from '../../src/people/request-sign-in.js';
import { SignInLink } from '../../src/people/sign-in-link.entity.js';
import { projectRoot } from '../../src/platform/root.js';
import { setStage } from '../support/acts.js';
import { aHost, aHostDepartment, anAdmin, anHr, aPerson } from '../support/people.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run, refusal, faults } = stage;

const sample = (name: string) => readFileText(readFileSync(join(projectRoot, 'test/imports/samples', name)));
const headings = 'employeeNumber,firstName,lastName,workEmail,department,hireDate,supervisorEId,status';

let hr: Actor;
let home: Department;
beforeAll(async () => {
  hr = await run((tx) => anHr(tx));
  home = await run((tx) => aHostDepartment(tx, { name: 'Finance' }));
});

const work = (importId: string) => workOnImport(stage.transactions, importId);

async function read(content: string, answers: object = {}, actor = hr): Promise<string> {
  const id = await run((tx) => startImport(tx, actor, { content, ...answers }));
  await work(id);
  return id;
}

async function apply(content: string, answers: object = {}, actor = hr): Promise<string> {
  const id = await read(content, answers, actor);
  await run((tx) => orderApplication(tx, actor, id));
  await work(id);
  return id;
}

const view = (id: string) => run((tx) => getImport(tx, hr, id));
const rowsOf = async (id: string, kind?: 'new' | 'changed' | 'rejected') =>
  (await run((tx) => listRows(tx, hr, id, { kind, limit: 100 }))).items;
const personOf = (personnelNumber: string) => run((tx) => tx.findOneByOrFail(Person, { personnelNumber }));
const row = (number: string, said: Partial<Record<'mail' | 'department' | 'manager' | 'status' | 'family', string>> = {}) =>
  [number, 'Zoë', said.family ?? 'van der Meer', said.mail ?? `n${number}@example.org`, said.department ?? 'Finance', '2027-01-04', said.manager ?? '', said.status ?? 'Active'].join(','); // prettier-ignore
const fileOf = (...rows: string[]) => [headings, ...rows].join('\n');

describe('a file', () => {
  test('is read without changing anything, then applied, and a second time changes nothing', async () => {
    const people = await run((tx) => tx.count(Person));
    const id = await read(sample('people-bamboohr.csv'), { createsDepartments: true });
    expect(await view(id)).toMatchObject({ state: 'ready', layout: 'bamboohr', rows: 240, counts: { new: 240 } });
    expect(await run((tx) => tx.count(Person))).toBe(people);

    await run((tx) => orderApplication(tx, hr, id));
    await work(id);
    expect(await view(id)).toMatchObject({ state: 'applied', done: 240, counts: { new: 240 } });
    expect(await run((tx) => tx.count(Person))).toBe(people + 240);
    const [boss, inge] = [await personOf('10012'), await personOf('10021')];
    expect(inge).toMatchObject({ namePrefix: 'in den', familyName: 'Bosch', location: 'Tilburg', managerId: boss.id });
    expect(inge).toMatchObject({ startsOn: '2022-02-02', jobTitle: 'Specialist', isActive: true, language: 'nl' });
    expect(await stage.listAudit(inge.id)).toMatchObject([{ act: 'person.added', actorId: hr.id, after: { managerId: boss.id } }]); // prettier-ignore
    expect((await run((tx) => tx.findOneByOrFail(PeopleImport, { id }))).content).toBeNull();
    const departments = await run((tx) => tx.findOneByOrFail(Department, { name: 'Logistiek' }));
    expect(departments).toMatchObject({ isHost: false, timeZone: 'Europe/Amsterdam', country: 'NL' });

    const again = await read(sample('people-bamboohr.csv'));
    expect((await view(again)).counts).toMatchObject({ unchanged: 240 });
    expect(await refusal((tx) => orderApplication(tx, hr, again))).toBe('nothing-to-import');
    const other = await read(sample('people-successfactors.csv'));
    expect((await view(other)).counts).toMatchObject({ unchanged: 240 });
  });

  test('that is broken still brings in its good rows, and says of every other what is wrong', async () => {
    const id = await read(sample('people-with-errors.csv'));
    expect((await view(id)).counts).toMatchObject({ unchanged: 2, rejected: 8 });
    const reasons = (await rowsOf(id, 'rejected')).map(({ position, notes }) => [position, notes[0]?.column, notes[0]?.reason]); // prettier-ignore
    expect(reasons).toContainEqual([8, 'firstName', 'formula']);
  });

  test('of AFAS changes the working days, and gives back the letters that Windows-1252 does not have', async () => {
    const id = await apply(sample('people-afas.csv'));
    expect((await view(id)).counts).toMatchObject({ changed: expect.any(Number) as unknown as number });
    expect((await personOf('10004')).workdays).toEqual([2, 3, 4]);
    const [change] = await stage.listAudit((await personOf('10004')).id).then((entries) => entries.slice(-1));
    expect(change).toMatchObject({ act: 'person.changed', before: { workdays: [1, 2, 3, 4, 5] }, after: { workdays: [2, 3, 4] } }); // prettier-ignore
    const again = await read(sample('people-afas.csv'));
    expect((await view(again)).counts).toMatchObject({ unchanged: 240 });
  });

  test('whose headings nobody knows waits until somebody says what they mean', async () => {
    const id = await read('a;b\n1;2');
    expect(await view(id)).toMatchObject({ state: 'mapping', layout: null });
  });

  test.each([
    ['with nobody in it', { content: headings }, 'content: no-people-in-file'],
    ['of a layout that is not there', { content: fileOf(row('1')), layout: 'excel' }, 'layout: unknown-layout'],
    ['that its layout does not fit', { content: fileOf(row('1')), layout: 'afas' }, 'layout: layout-does-not-fit'],
  ])('%s is not taken in', async (_, input, fault) => {
    expect(await faults((tx) => startImport(tx, hr, input))).toEqual([fault]);
  });

  test('is handed over by HR and admins alone', async () => {
    const colleague = await run((tx) => aPerson(tx));
    expect(await refusal((tx) => startImport(tx, colleague, { content: fileOf(row('1')) }))).toBe('not-hr');
  });
});

describe('somebody', () => {
  test('with a new address gets no more by a link to the old one', async () => {
    await apply(fileOf(row('31')));
    const person = await personOf('31');
    await run((tx) => createSignInLink(tx, person.id));
    await apply(fileOf(row('31', { mail: 'other31@example.org' })));
    expect((await personOf('31')).email).toBe('other31@example.org');
    expect(await run((tx) => tx.countBy(SignInLink, { personId: person.id }))).toBe(0);
  });

  test('who left by the file loses role and way in; who still has guests stays, and the row says so', async () => {
    const host = await run((tx) => aHost(tx, home, { personnelNumber: '41', email: 'n41@example.org' }));
    const free = await run((tx) => aHost(tx, home, { personnelNumber: '42', email: 'n42@example.org' }));
    await run(async (tx) => {
      const slot = await aSlot(tx, home, { hostIds: [host.id] });
      await aVisit(tx, slot, { state: 'approved', hostId: host.id });
    });
    const text = fileOf(row('41', { status: 'Inactive' }), row('42', { status: 'Inactive' }));
    const expected = [['rejected', 'cannot-leave', 'hosts-coming-guests'], ['changed', undefined, undefined]]; // prettier-ignore
    const inWords = async (id: string) => (await rowsOf(id)).slice(0, 2).map(({ kind, notes: [note] }) => [kind, note?.reason, note?.with]); // prettier-ignore
    expect(await inWords(await read(text))).toEqual(expected);
    expect(await inWords(await apply(text))).toEqual(expected);
    expect([(await personOf('41')).isActive, (await personOf('42')).isActive]).toEqual([true, false]);
    expect(await run((tx) => tx.countBy(PersonRole, { personId: free.id }))).toBe(0);
    expect((await stage.listAudit(free.id)).map(({ act }) => act)).toEqual(['person.left']);

    await apply(fileOf(row('42', { family: free.name.split(' ').at(-1) })));
    expect((await stage.listAudit(free.id)).map(({ act }) => act)).toContain('person.returned');
  });

  test('keeps the roles they have: a file gives none and takes none', async () => {
    const admin = await run((tx) => anAdmin(tx, { personnelNumber: '51', email: 'n51@example.org' }));
    const id = await apply(fileOf(row('51', { mail: 'mine@example.org' }), row('52')));
    expect((await rowsOf(id, 'rejected')).map(({ notes }) => notes[0]?.reason)).toEqual(['email-of-admin']);
    expect(await run((tx) => tx.countBy(PersonRole, { personId: admin.id }))).toBe(1);
  });
});

describe('while a file is applied', () => {
  const big = (prefix: string) => fileOf(...Array.from({ length: 1_200 }, (_, n) => row(`${prefix}${n}`)));

  test('its progress is told step by step, to whoever looks from outside', async () => {
    const id = await read(big('60'));
    await run((tx) => orderApplication(tx, hr, id));
    const seen: number[] = [];
    await run((tx) => applyImport(tx, id, async (done) => void seen.push(done)));
    expect(seen).toEqual([0, 500, 1_000, 1_200]);
  });

  test('it can be stopped, and then nobody has come in', async () => {
    const id = await read(big('70'));
    await run((tx) => orderApplication(tx, hr, id));
    const stopHalfway = async (done: number) => {
      if (done === 500) await run((tx) => cancelImport(tx, hr, id));
    };
    await expect(run((tx) => applyImport(tx, id, stopHalfway))).rejects.toThrow(ImportStopped);
    expect(await run((tx) => tx.countBy(Person, { personnelNumber: '700' }))).toBe(0);
    await work(id);
    expect((await view(id)).state).toBe('cancelled');
    expect(await refusal((tx) => orderApplication(tx, hr, id))).toBe('import-over');
  });

  test('two files about the same people at once make everybody once', async () => {
    const ids = [await read(big('80')), await read(big('80'))];
    for (const id of ids) await run((tx) => orderApplication(tx, hr, id));
    await Promise.all(ids.map(work));
    const counts = (await Promise.all(ids.map(view))).map(({ counts: { new: fresh = 0, unchanged = 0 } }) => [fresh, unchanged]); // prettier-ignore
    expect(counts.sort()).toEqual([[0, 1_200], [1_200, 0]]); // prettier-ignore
  });

  test('the job that does it twice does it once', async () => {
    const id = await read(fileOf(row('91')));
    await run((tx) => orderApplication(tx, hr, id));
    expect((await stage.takeJobs()).at(-1)).toEqual({ name: 'import-people', payload: { importId: id } });
    await Promise.all([work(id), work(id)]);
    expect(await stage.listAudit((await personOf('91')).id)).toHaveLength(1);
  });
});
