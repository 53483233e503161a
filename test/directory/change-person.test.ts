import { beforeAll, describe, expect, test } from '@jest/globals';
import { changePerson, personVersion } from '../../src/directory/change-person.js';
import type { ChangePersonInput } from '../../src/directory/directory.dto.js';
import { reactivatePerson } from '../../src/directory/reactivate-person.js';
import { getPerson } from '../../src/people/people.queries.js';
import type { Actor } from '../../src/people/person.rules.js';
import { createSignInLink } from '../../src/people/request-sign-in.js';
import { SignInLink } from '../../src/people/sign-in-link.entity.js';
import { NotFound } from '../../src/platform/refusal.js';
import { setStage } from '../support/acts.js';
import { aDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';

const { run, refusal, faults, listAudit } = setStage();

let hr: Actor;
beforeAll(async () => {
  hr = await run(anHr);
});

const somebody = (facts = {}) => run((tx) => aPerson(tx, { givenName: 'Zoë', ...facts }));
const change = (person: Actor, input: ChangePersonInput, actor = hr, version?: string) =>
  run((tx) => changePerson(tx, actor, person.id, input, version));
const whyNot = (person: Actor, input: ChangePersonInput, actor = hr, version?: string) =>
  refusal((tx) => changePerson(tx, actor, person.id, input, version));
const view = (person: Actor) => run((tx) => getPerson(tx, hr, person.id));

test('HR changes who somebody is; what stayed the same is not written down', async () => {
  const person = await somebody({ startsOn: null });
  const department = await run((tx) => aDepartment(tx));
  const said = { givenName: 'Zoë', familyName: 'Smit', departmentId: department.id, startsOn: '2026-12-01' };
  await change(person, said);
  expect(await view(person)).toMatchObject(said);
  const { familyName, departmentId } = person as Actor & { familyName: string };
  expect(await listAudit(person.id)).toEqual([
    {
      act: 'person.changed',
      actorId: hr.id,
      before: { familyName, departmentId, startsOn: null },
      after: { familyName: 'Smit', departmentId: department.id, startsOn: '2026-12-01' },
    },
  ]);
  await change(person, said);
  expect(await listAudit(person.id)).toHaveLength(1);
});

test('a new address makes links on their way to the old one worthless', async () => {
  const person = await somebody();
  await run((tx) => createSignInLink(tx, person.id));
  await change(person, { familyName: 'Smit' });
  expect(await run((tx) => tx.countBy(SignInLink, { personId: person.id }))).toBe(1);
  await change(person, { email: 'nieuw@example.org' });
  expect(await run((tx) => tx.countBy(SignInLink, { personId: person.id }))).toBe(0);
});

describe('a change is refused', () => {
  test('to a lead, who sees the person; to others there is nobody to change', async () => {
    const department = await run((tx) => aDepartment(tx));
    const person = await somebody({ departmentId: department.id });
    const lead = await run((tx) => aLead(tx, department));
    expect(await whyNot(person, { givenName: 'Jan' }, lead)).toBe('not-hr');
    await expect(change(person, { givenName: 'Jan' }, await somebody())).rejects.toThrow(NotFound);
  });

  test('to HR, when it is the address of an admin', async () => {
    const admin = await run(anAdmin);
    expect(await whyNot(admin, { email: hr.email })).toBe('admin-needs-admin');
    expect(await whyNot(admin, { familyName: 'Smit' })).toBeNull();
    expect(await whyNot(admin, { email: 'eigen@example.org' }, await run(anAdmin))).toBeNull();
  });

  test('when somebody has the address', async () => {
    expect(await whyNot(await somebody(), { email: hr.email })).toBe('email-taken');
  });

  test('when somebody else was faster; looking again is enough', async () => {
    const person = await somebody();
    const seen = personVersion(await view(person));
    expect(await whyNot(person, { familyName: 'Eerst' }, hr, seen)).toBeNull();
    expect(await whyNot(person, { familyName: 'Later' }, hr, seen)).toBe('changed-meanwhile');
    expect(await view(person)).toMatchObject({ familyName: 'Eerst' });
    expect(await whyNot(person, { familyName: 'Later' }, hr, personVersion(await view(person)))).toBeNull();
  });

  test('for one of two who save at once', async () => {
    const person = await somebody();
    const seen = personVersion(await view(person));
    const both = ['Eerst', 'Later'].map((familyName) => whyNot(person, { familyName }, hr, seen));
    expect((await Promise.all(both)).sort()).toEqual(['changed-meanwhile', null]);
  });
});

test('a department or manager that is not there is a fault of the field, and nobody manages themselves', async () => {
  const person = await somebody();
  const unknown = '00000000-0000-4000-8000-000000000000';
  const faultsOf = (input: ChangePersonInput) => faults((tx) => changePerson(tx, hr, person.id, input));
  expect(await faultsOf({ departmentId: unknown })).toEqual(['departmentId: unknown-department']);
  expect(await faultsOf({ managerId: unknown })).toEqual(['managerId: unknown-person']);
  expect(await faultsOf({ managerId: person.id })).toEqual(['managerId: own-manager']);
});

test('who had left returns without roles', async () => {
  const person = await somebody();
  await run((tx) => tx.query('UPDATE people SET is_active = false WHERE id = $1', [person.id]));
  expect(await refusal((tx) => reactivatePerson(tx, hr, person.id))).toBeNull();
  expect(await view(person)).toMatchObject({ isActive: true, roles: [] });
  expect(await refusal((tx) => reactivatePerson(tx, hr, person.id))).toBe('works-here');
  expect(await listAudit(person.id)).toMatchObject([{ act: 'person.returned', actorId: hr.id }]);
});

describe('what planning needs of somebody', () => {
  test('HR keeps their number, job, office, workdays and last day', async () => {
    const person = await somebody({ startsOn: '2027-01-04' });
    const said = { personnelNumber: 'P-1', jobTitle: 'Inkoper', location: 'Zwolle', workdays: [2, 1], leavesOn: '2027-12-31' }; // prettier-ignore
    await change(person, said);
    expect(await view(person)).toMatchObject(said);
    await change(person, { workdays: [2, 1], location: 'Zwolle' });
    expect((await listAudit(person.id)).map(({ after }) => after)).toEqual([said]);
  });

  test('nobody has the number of somebody else', async () => {
    await change(await somebody(), { personnelNumber: 'P-2' });
    const other = await somebody();
    expect(await whyNot(other, { personnelNumber: 'P-2' })).toBe('personnel-number-taken');
  });

  test('nobody leaves before they start', async () => {
    const person = await somebody({ startsOn: '2027-01-04' });
    const leave = { leavesOn: '2027-01-01' };
    expect(await faults((tx) => changePerson(tx, hr, person.id, leave))).toEqual(['leavesOn: leaves-before-start']);
  });
});
