import { describe, expect, test } from '@jest/globals';
import {
  fullName,
  hostsAnywhere,
  isAdmin,
  isHr,
  leadsAnywhere,
  ledDepartmentIds,
  mayLead,
  servesCompany,
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
    ['an admin serves the company and may lead', admin, [true, false, true, true, true, false]],
    ['HR serves the company but does not lead', hr, [false, true, true, false, false, false]],
    ['a lead leads her department', lead, [false, false, false, true, true, false]],
    ['a deputy leads it too', deputy, [false, false, false, true, true, false]],
    ['a lead of another department leads there only', leadElsewhere, [false, false, false, false, true, false]],
    ['a host sits with guests and leads nobody', host, [false, false, false, false, false, true]],
    ['a colleague is none of these', colleague, [false, false, false, false, false, false]],
  ])('%s', (_, actor, expected) => {
    const leadsHere = (one: typeof actor) => mayLead(one, 'service');
    const is = [isAdmin, isHr, servesCompany, leadsHere, leadsAnywhere, hostsAnywhere];
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
