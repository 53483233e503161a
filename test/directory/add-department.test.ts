import { expect, test } from '@jest/globals';
import { addDepartment } from '../../src/directory/add-department.js';
import { Department } from '../../src/people/department.entity.js';
import { setStage } from '../support/acts.js';
import { aHostDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';

const { run, refusal, takeJobs, listAudit } = setStage();

test('an admin adds a department; it receives no guests, has no place and is where its clock is unless that is said', async () => {
  const admin = await run(anAdmin);
  const departmentId = await run((tx) =>
    addDepartment(tx, admin, { name: 'Klantenservice Gent', timeZone: 'Europe/Brussels' }),
  );
  expect(await run((tx) => tx.findOneByOrFail(Department, { id: departmentId }))).toEqual({
    id: departmentId,
    name: 'Klantenservice Gent',
    isHost: false,
    place: '',
    timeZone: 'Europe/Brussels',
    country: 'BE',
    allowsListening: true,
    createdAt: expect.any(Date),
  });
  expect(await listAudit(departmentId)).toEqual([
    {
      act: 'department.added',
      actorId: admin.id,
      before: null,
      after: expect.objectContaining({ name: 'Klantenservice Gent', timeZone: 'Europe/Brussels' }),
    },
  ]);
  expect(await takeJobs()).toEqual([]);
});

test('what the admin says of it is kept', async () => {
  const said = { name: 'Schade & Claims', timeZone: 'Europe/Amsterdam', isHost: true, place: 'Zwolle, 1e verdieping' };
  const departmentId = await run(async (tx) => addDepartment(tx, await anAdmin(tx), said));
  expect(await run((tx) => tx.findOneByOrFail(Department, { id: departmentId }))).toMatchObject(said);
});

test('nobody else adds departments', async () => {
  const others = await run(async (tx) => [
    await anHr(tx),
    await aLead(tx, await aHostDepartment(tx)),
    await aPerson(tx),
  ]);
  for (const actor of others) {
    expect(await refusal((tx) => addDepartment(tx, actor, { name: 'Nieuw', timeZone: 'Europe/Amsterdam' }))).toBe(
      'not-admin',
    );
  }
});

test('no two departments have one name', async () => {
  const admin = await run(anAdmin);
  const add = () => refusal((tx) => addDepartment(tx, admin, { name: 'Inkoop', timeZone: 'Europe/Amsterdam' }));
  expect(await add()).toBeNull();
  expect(await add()).toBe('department-exists');
});
