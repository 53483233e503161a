import { beforeAll, describe, expect, test } from '@jest/globals';
import { addPerson } from '../../src/directory/add-person.js';
import type { AddPersonInput } from '../../src/directory/directory.dto.js';
import type { Department } from '../../src/people/department.entity.js';
import { getActor, getPerson } from '../../src/people/people.queries.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { aDepartment, aHostDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';

const { run, refusal, faults, takeJobs, listAudit } = setStage();
const unknown = '00000000-0000-4000-8000-000000000000';

let department: Department;
let admin: Actor;
let hr: Actor;
let count = 0;

beforeAll(async () => {
  [department, admin, hr] = await run(async (tx) => [await aDepartment(tx), await anAdmin(tx), await anHr(tx)]);
});

const input = (facts: Partial<AddPersonInput> = {}): AddPersonInput => ({
  givenName: 'Zoë',
  familyName: "O'Brien",
  email: `zoe-${++count}@example.org`,
  departmentId: department.id,
  ...facts,
});

const refusalOf = (actor: Actor, facts: Partial<AddPersonInput> = {}) =>
  refusal((tx) => addPerson(tx, actor, input(facts)));
const faultsOf = (facts: Partial<AddPersonInput>) => faults((tx) => addPerson(tx, admin, input(facts)));

test('HR adds a colleague, who speaks Dutch unless told otherwise', async () => {
  const said = input();
  const personId = await run((tx) => addPerson(tx, hr, said));
  expect(await run((tx) => getPerson(tx, hr, personId))).toEqual({
    id: personId,
    givenName: 'Zoë',
    namePrefix: '',
    familyName: "O'Brien",
    email: said.email,
    language: 'nl',
    departmentId: department.id,
    managerId: null,
    startsOn: null,
    leavesOn: null,
    personnelNumber: null,
    jobTitle: '',
    location: '',
    workdays: [1, 2, 3, 4, 5],
    isActive: true,
    roles: [],
  });
  expect(await listAudit(personId)).toEqual([
    { act: 'person.added', actorId: hr.id, before: null, after: { ...said, roles: [] } },
  ]);
  expect(await takeJobs()).toEqual([]);
});

test('an admin gives roles along with it', async () => {
  const manager = await run((tx) => aPerson(tx));
  const roles = [{ role: 'admin' as const }, { role: 'host' as const, departmentId: department.id }];
  const said = input({ namePrefix: 'van der', language: 'en', managerId: manager.id, roles });
  const personId = await run((tx) => addPerson(tx, admin, said));
  expect(await run((tx) => getPerson(tx, admin, personId))).toMatchObject({
    namePrefix: 'van der',
    language: 'en',
    managerId: manager.id,
    roles: [
      { role: 'admin', departmentId: null },
      { role: 'host', departmentId: department.id },
    ],
  });
  expect(await run((tx) => getActor(tx, personId))).toMatchObject({ name: "Zoë van der O'Brien" });
  expect(await listAudit(personId)).toMatchObject([
    { after: { roles: [{ role: 'admin', departmentId: null }, roles[1]] } },
  ]);
});

describe('adding somebody is refused', () => {
  test('to whoever is neither HR nor admin', async () => {
    for (const actor of await run(async (tx) => [await aPerson(tx), await aLead(tx, await aHostDepartment(tx))])) {
      expect(await refusalOf(actor)).toBe('not-hr');
    }
  });

  test('to HR, when roles are given', async () => {
    expect(await refusalOf(hr, { roles: [{ role: 'host', departmentId: department.id }] })).toBe('roles-need-admin');
  });

  test('when somebody has the address', async () => {
    const { email } = await run((tx) => aPerson(tx));
    expect(await refusalOf(hr, { email })).toBe('email-taken');
  });
});

test('what does not exist, and a role that is half said, are faults of their fields', async () => {
  expect(await faultsOf({ departmentId: unknown })).toEqual(['departmentId: unknown-department']);
  expect(await faultsOf({ managerId: unknown })).toEqual(['managerId: unknown-person']);
  expect(await faultsOf({ roles: [{ role: 'admin' }, { role: 'lead', departmentId: unknown }] })).toEqual([
    'roles.1.departmentId: unknown-department',
  ]);
  expect(await faultsOf({ roles: [{ role: 'lead' }] })).toEqual(['roles.0.departmentId: role-scope']);
  expect(await faultsOf({ roles: [{ role: 'hr', departmentId: department.id }] })).toEqual([
    'roles.0.departmentId: role-scope',
  ]);
});

test('the same role twice is one role', async () => {
  const role = { role: 'lead' as const, departmentId: department.id };
  const personId = await run((tx) => addPerson(tx, admin, input({ roles: [role, role] })));
  expect(await run((tx) => getActor(tx, personId))).toMatchObject({ roles: [role] });
});
