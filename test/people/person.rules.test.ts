import { describe, expect, test } from '@jest/globals';
import {
  fullName,
  hostsAnywhere,
  isAdmin,
  isHr,
  isRoleWhole,
  ledDepartmentIds,
  mayLead,
  type Role,
  servesCompany,
  whyNotAddDepartment,
  whyNotAddPerson,
} from '../../src/people/person.rules.js';
import { admin, anActor, colleague, deputy, host, hr, lead, leadElsewhere } from '../support/actors.js';

describe('a full name', () => {
  test.each([
    ['Zoë', 'van der', 'Meer', 'Zoë van der Meer'],
    ['Daniël', '', 'Koç', 'Daniël Koç'],
    ['Madonna', '', '', 'Madonna'],
  ])('of %s, %s, %s has one blank between its parts', (givenName, namePrefix, familyName, expected) => {
    expect(fullName({ givenName, namePrefix, familyName })).toBe(expected);
  });
});

describe('what somebody is', () => {
  test.each([
    ['an admin serves the company and may lead', admin, [true, false, true, true, false]],
    ['HR serves the company but does not lead', hr, [false, true, true, false, false]],
    ['a lead leads her department', lead, [false, false, false, true, false]],
    ['a deputy leads it too', deputy, [false, false, false, true, false]],
    ['a lead of another department does not', leadElsewhere, [false, false, false, false, false]],
    ['a host sits with guests and leads nobody', host, [false, false, false, false, true]],
    ['a colleague is none of these', colleague, [false, false, false, false, false]],
  ])('%s', (_, actor, expected) => {
    const is = [isAdmin, isHr, servesCompany, (one: typeof actor) => mayLead(one, 'service'), hostsAnywhere];
    expect(is.map((ask) => ask(actor))).toEqual(expected);
  });

  test('the departments that somebody leads are those of lead and deputy roles, not of host roles', () => {
    const several = anActor(
      'several',
      { role: 'admin', departmentId: null },
      { role: 'deputy', departmentId: 'claims' },
      { role: 'host', departmentId: 'chat' },
      { role: 'lead', departmentId: 'service' },
    );
    expect(ledDepartmentIds(several)).toEqual(['claims', 'service']);
    expect(ledDepartmentIds(admin)).toEqual([]);
  });
});

describe('adding a department', () => {
  test.each([
    ['an admin may', admin, null],
    ['HR may not', hr, 'not-admin'],
    ['a lead may not', lead, 'not-admin'],
    ['a colleague may not', colleague, 'not-admin'],
  ])('%s', (_, actor, expected) => {
    expect(whyNotAddDepartment(actor)).toBe(expected);
  });
});

describe('adding a person', () => {
  const roles: Role[] = [{ role: 'host', departmentId: 'service' }];

  test.each([
    ['an admin may, with roles', admin, roles, null],
    ['HR may, without roles', hr, [], null],
    ['HR may not hand out roles', hr, roles, 'roles-need-admin'],
    ['a lead may not', lead, [], 'not-hr'],
    ['a colleague may not, and is told that first', colleague, roles, 'not-hr'],
  ])('%s', (_, actor, roles, expected) => {
    expect(whyNotAddPerson(actor, roles)).toBe(expected);
  });
});

describe('a role', () => {
  test.each([
    ['admin', null, true],
    ['hr', null, true],
    ['admin', 'service', false],
    ['hr', 'service', false],
    ['lead', 'service', true],
    ['deputy', 'service', true],
    ['host', 'service', true],
    ['lead', null, false],
    ['deputy', null, false],
    ['host', null, false],
  ] as const)('%s of department %s: whole is %s', (role, departmentId, expected) => {
    expect(isRoleWhole({ role, departmentId })).toBe(expected);
  });
});
