import { describe, expect, test } from '@jest/globals';
import { whyNotAddDepartment, whyNotChangeDepartment } from '../../src/directory/department.rules.js';
import {
  type Duties,
  isRoleWhole,
  uniqueRoles,
  whyNotAddPerson,
  whyNotChangePerson,
  whyNotChangeRoles,
  whyNotLeave,
  whyNotReturn,
  withoutRoles,
} from '../../src/directory/role.rules.js';
import type { Actor, Role } from '../../src/people/person.rules.js';
import { admin, colleague, deputy, hr, lead, leadElsewhere } from '../support/actors.js';

const free: Duties = { hostsGuestsOf: [], onlyLeadOf: [], otherAdmins: 1 };
const adminRole: Role = { role: 'admin', departmentId: null };
const role = (name: Role['role'], departmentId = 'service'): Role => ({ role: name, departmentId });
const holder = (...roles: Role[]) => ({ id: 'somebody', isActive: true, roles });

describe('giving roles', () => {
  test.each<[string, Actor, Role, string | null]>([
    ['an admin gives any role', admin, adminRole, null],
    ['an admin names a lead', admin, role('lead'), null],
    ['a lead names a deputy of her department', lead, role('deputy'), null],
    ['a lead names no other lead', lead, role('lead'), 'role-not-yours'],
    ['a lead names no host: hosts take part by choice', lead, role('host'), 'role-not-yours'],
    ['a lead names no deputy elsewhere', leadElsewhere, role('deputy'), 'role-not-yours'],
    ['a deputy names no other deputy', deputy, role('deputy'), 'role-not-yours'],
    ['HR gives no roles', hr, role('host'), 'role-not-yours'],
    ['a colleague gives no roles', colleague, role('host'), 'role-not-yours'],
  ])('%s', (_, actor, given, expected) => {
    expect(whyNotChangeRoles({ actor, person: holder(), given: [given], taken: [], duties: free })).toBe(expected);
  });

  test('nobody who has left gets a role', () => {
    const person = { ...holder(), isActive: false };
    expect(whyNotChangeRoles({ actor: admin, person, given: [role('host')], taken: [], duties: free })).toBe(
      'has-left',
    );
  });
});

describe('taking roles', () => {
  test.each<[string, Role, Partial<Duties>, string | null]>([
    ['an admin among others', adminRole, {}, null],
    ['the last admin stays', adminRole, { otherAdmins: 0 }, 'last-admin'],
    ['the only lead of a department with coming slots stays', role('lead'), { onlyLeadOf: ['service'] }, 'only-lead'],
    ['the only lead of another department does not matter', role('lead'), { onlyLeadOf: ['claims'] }, null],
    ['a host with guests to come stays', role('host'), { hostsGuestsOf: ['service'] }, 'hosts-coming-guests'],
    ['guests at another department do not matter', role('host'), { hostsGuestsOf: ['claims'] }, null],
    ['a deputy always goes', role('deputy'), { onlyLeadOf: ['service'], hostsGuestsOf: ['service'] }, null],
  ])('%s', (_, taken, duties, expected) => {
    const facts = { actor: admin, person: holder(taken), given: [], taken: [taken], duties: { ...free, ...duties } };
    expect(whyNotChangeRoles(facts)).toBe(expected);
  });
});

describe('leaving', () => {
  test.each<[string, Actor, Parameters<typeof whyNotLeave>[0]['person'], Partial<Duties>, string | null]>([
    ['HR lets a colleague leave', hr, holder(), {}, null],
    ['a lead does not', lead, holder(), {}, 'not-hr'],
    ['nobody leaves twice', hr, { ...holder(), isActive: false }, {}, 'has-left'],
    ['nobody lets herself leave', admin, { ...holder(adminRole), id: admin.id }, {}, 'own-leaving'],
    ['HR lets no admin leave', hr, holder(adminRole), {}, 'admin-needs-admin'],
    ['an admin does', admin, holder(adminRole), {}, null],
    ['the last admin stays', admin, holder(adminRole), { otherAdmins: 0 }, 'last-admin'],
    ['not with guests to come', hr, holder(), { hostsGuestsOf: ['service'] }, 'hosts-coming-guests'],
    ['not as the only lead', hr, holder(role('lead')), { onlyLeadOf: ['service'] }, 'only-lead'],
  ])('%s', (_, actor, person, duties, expected) => {
    expect(whyNotLeave({ actor, person, duties: { ...free, ...duties } })).toBe(expected);
  });

  test.each([
    ['HR lets somebody return', hr, false, null],
    ['nobody returns who is here', hr, true, 'works-here'],
    ['a lead lets nobody return', lead, false, 'not-hr'],
  ])('%s', (_, actor, isActive, expected) => {
    expect(whyNotReturn(actor, { isActive })).toBe(expected);
  });
});

describe('changing a person', () => {
  test.each<[string, Actor, Role[], boolean, boolean, string | null]>([
    ['HR may', hr, [], true, false, null],
    ['a lead may not', lead, [], false, false, 'not-hr'],
    ['HR may change the name of an admin', hr, [adminRole], false, false, null],
    ['HR may not change the address of an admin', hr, [adminRole], true, false, 'admin-needs-admin'],
    ['an admin may', admin, [adminRole], true, false, null],
    ['not over the change of somebody else', hr, [], false, true, 'changed-meanwhile'],
  ])('%s', (_, actor, roles, changesEmail, isStale, expected) => {
    expect(whyNotChangePerson({ actor, person: holder(...roles), changesEmail, isStale })).toBe(expected);
  });
});

describe('changing a department', () => {
  const host = { isHost: true };
  test.each([
    ['an admin may', admin, host, 5, false, null],
    ['HR may not', hr, host, 0, false, 'not-admin'],
    ['a lead may not', lead, host, 0, false, 'not-admin'],
    ['it stops receiving guests when nothing is to come', admin, { isHost: false }, 0, false, null],
    ['it goes on while slots are to come', admin, { isHost: false }, 1, false, 'has-coming-slots'],
    ['not over the change of somebody else', admin, host, 0, true, 'changed-meanwhile'],
  ])('%s', (_, actor, next, comingSlots, isStale, expected) => {
    expect(whyNotChangeDepartment({ actor, department: host, next, comingSlots, isStale })).toBe(expected);
  });
});

test('the same role is one role, of another department another', () => {
  const roles = [role('host'), role('host', 'claims'), role('host')];
  expect(uniqueRoles(roles)).toEqual([role('host'), role('host', 'claims')]);
  expect(withoutRoles(roles, [role('host')])).toEqual([role('host', 'claims')]);
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
