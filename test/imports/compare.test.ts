import { describe, expect, test } from '@jest/globals';
import { comparePeople } from '../../src/imports/compare.rules.js';
import { readCsv } from '../../src/imports/csv.client.js';
import { readPeople } from '../../src/imports/file-person.rules.js';
import { knownLayouts } from '../../src/imports/layout.rules.js';
import type { Circumstances, Known, KnownPerson } from '../../src/imports/outcome.rules.js';

const finance = { id: 'd1', name: 'Finance' };
const bamboo = knownLayouts.find(({ name }) => name === 'bamboohr')!;

const aKnown = (facts: Partial<KnownPerson>): KnownPerson => ({
  id: `id-${facts.personnelNumber ?? facts.email}`,
  givenName: 'Zoë',
  namePrefix: '',
  familyName: 'Meer',
  personnelNumber: null,
  email: `p${facts.personnelNumber}@example.org`,
  departmentId: finance.id,
  managerId: null,
  startsOn: '2020-01-06',
  leavesOn: null,
  jobTitle: '',
  location: '',
  workdays: [1, 2, 3, 4, 5],
  language: 'nl',
  isActive: true,
  isAdmin: false,
  ...facts,
});

const defaults: Record<string, string> = {
  firstName: 'Zoë',
  lastName: 'Meer',
  department: 'Finance',
  hireDate: '2020-01-06',
};

/** A file of these rows; what a row does not say is as everybody else's. */
function file(...rows: Record<string, string>[]) {
  const headings = [...new Set(['employeeNumber', 'workEmail', ...Object.keys(defaults), ...rows.flatMap((row) => Object.keys(row))])]; // prettier-ignore
  const line = (row: Record<string, string>) => {
    const full: Record<string, string> = { ...defaults, workEmail: `p${row.employeeNumber}@example.org`, ...row };
    return headings.map((heading) => `"${full[heading] ?? ''}"`).join(',');
  };
  return readPeople(readCsv([headings.join(','), ...rows.map(line)].join('\n')), bamboo);
}

function compare(
  rows: Partial<Record<string, string>>[],
  people: KnownPerson[] = [],
  circumstances: Partial<Circumstances> = {},
) {
  const known: Known = { people, departments: [finance], locations: ['Zwolle'] };
  let ids = 0;
  const all = { createsDepartments: false, today: '2026-11-22', mayChangeAdmins: true, newId: () => `new-${++ids}`, ...circumstances }; // prettier-ignore
  return comparePeople(file(...(rows as Record<string, string>[])), known, all);
}

const one = (row: Record<string, string>, people: KnownPerson[] = [], circumstances: Partial<Circumstances> = {}) =>
  compare([row], people, circumstances).outcomes[0]!;

const faultsOf = ({ kind, notes }: ReturnType<typeof one>) => [kind, ...notes.map(({ column, reason, with: other }) => [column, reason, other].filter(Boolean).join(' '))]; // prettier-ignore

describe('somebody is', () => {
  test('new, with working days and a language to begin with', () => {
    const { kind, after } = one({ employeeNumber: '1' });
    expect([kind, after?.workdays, after?.language, after?.isActive]).toEqual(['new', [1, 2, 3, 4, 5], 'nl', true]);
  });

  test('unchanged when the file says what is here, and in what it is silent about', () => {
    const known = aKnown({
      personnelNumber: '1',
      jobTitle: 'Analist',
      location: 'Gent',
      workdays: [1, 2],
      language: 'en',
    });
    expect(one({ employeeNumber: '1', jobTitle: '', location: '' }, [known]).kind).toBe('unchanged');
  });

  test('changed in what differs, and in nothing else', () => {
    const known = aKnown({ personnelNumber: '1', leavesOn: '2027-01-01' });
    const outcome = one({ employeeNumber: '1', jobTitle: 'Analist', terminationDate: '', location: 'zwolle' }, [known]);
    expect([outcome.kind, outcome.changed, outcome.after?.location]).toEqual([
      'changed',
      ['leavesOn', 'jobTitle', 'location'],
      'Zwolle',
    ]);
  });

  test('known by mail address when nobody gave them a number, and gets the number', () => {
    const { kind, changed, personId } = one({ employeeNumber: '1' }, [aKnown({ email: 'p1@example.org' })]);
    expect([kind, changed, personId]).toEqual(['changed', ['personnelNumber'], 'id-p1@example.org']);
  });

  test('missing when they work here and are not in the file, even where their row is rejected for a fault', () => {
    const people = [aKnown({ personnelNumber: '1' }), aKnown({ personnelNumber: '2' }), aKnown({ personnelNumber: '3', isActive: false })]; // prettier-ignore
    expect(compare([{ employeeNumber: '1', hireDate: 'ooit' }], people).missing.map(({ id }) => id)).toEqual(['id-2']);
  });
});

describe('a row is rejected', () => {
  const two = [aKnown({ personnelNumber: '1' }), aKnown({ personnelNumber: '2' })];

  test.each([
    [
      'with the address of somebody with another number',
      { employeeNumber: '9', workEmail: 'p1@example.org' },
      'workEmail email-of-other 1',
    ],
    [
      'with the address of somebody else for somebody known',
      { employeeNumber: '2', workEmail: 'p1@example.org' },
      'workEmail email-of-other 1',
    ],
    [
      'for a department that is not there',
      { employeeNumber: '9', department: 'Marketing' },
      'department unknown-department',
    ],
    ['for somebody who manages themselves', { employeeNumber: '1', supervisorEId: '1' }, 'supervisorEId own-manager'],
    [
      'for a manager whose name several have',
      { employeeNumber: '9', firstName: 'Jan', supervisorEId: 'Zoë Meer' },
      'supervisorEId several-managers',
    ],
  ])('%s', (_, row, fault) => {
    // prettier-ignore
    expect(faultsOf(one(row, two))).toEqual(['rejected', fault]);
  });

  test('with a number that is somebody else’s: every name and the address differ', () => {
    const other = { employeeNumber: '1', firstName: 'Jan', lastName: 'Bakker', workEmail: 'jan@example.org' };
    expect(faultsOf(one(other, two))).toEqual(['rejected', 'employeeNumber number-of-other Zoë Meer']);
    expect(one({ ...other, firstName: 'Zoe' }, two).changed).toEqual(['givenName', 'familyName', 'email']);
  });

  test("that would change an admin's address in the name of somebody else", () => {
    const admin = aKnown({ personnelNumber: '1', isAdmin: true });
    const row = { employeeNumber: '1', workEmail: 'other@example.org' };
    expect(faultsOf(one(row, [admin], { mayChangeAdmins: false }))).toEqual(['rejected', 'workEmail email-of-admin']);
    expect(one(row, [admin]).changed).toEqual(['email']);
  });
});

describe('a manager', () => {
  test.each([
    ['by number', '1'],
    ['by mail address', 'P1@example.org'],
    ['by name', 'Björn Baas'],
    ['by name, family name first', 'Baas, Bjorn'],
    ['by name with a number behind it', 'B. Baas (1)'],
  ])('is known %s, in the file or here', (_, written) => {
    const boss = { employeeNumber: '1', firstName: 'Björn', lastName: 'Baas' };
    const people = [{ employeeNumber: '2', supervisorEId: written }, boss];
    expect(compare(people).outcomes.map(({ after }) => after?.managerId)).toEqual(['new-2', null]);
    const here = aKnown({ personnelNumber: '1', givenName: 'Björn', familyName: 'Baas' });
    expect(one({ employeeNumber: '2', supervisorEId: written }, [here]).after?.managerId).toBe('id-1');
  });

  test('goes when the file says that somebody has none', () => {
    const known = [aKnown({ personnelNumber: '1', managerId: 'id-2' }), aKnown({ personnelNumber: '2' })];
    expect(one({ employeeNumber: '1', supervisorEId: '' }, known).changed).toEqual(['managerId']);
    expect(one({ employeeNumber: '1', supervisorEId: 'NO_MGR' }, known).changed).toEqual(['managerId']);
  });

  test('whose own row is rejected keeps nobody out, nor does one of a row that falls out for its own manager', () => {
    const rows = [
      { employeeNumber: '1', supervisorEId: '2' },
      { employeeNumber: '2', hireDate: 'ooit' },
      { employeeNumber: '3', supervisorEId: '4' },
      { employeeNumber: '4', supervisorEId: '4' },
    ];
    const { outcomes } = compare(rows);
    expect(outcomes.map(faultsOf)).toEqual([
      ['new', 'supervisorEId manager-rejected'],
      ['rejected', 'hireDate not-a-date year'],
      ['new', 'supervisorEId manager-rejected'],
      ['rejected', 'supervisorEId own-manager'],
    ]);
    expect(outcomes[2]!.after?.managerId).toBeNull();
  });

  test('that nobody knows keeps nobody out either', () => {
    const outcome = one({ employeeNumber: '1', supervisorEId: '99' });
    expect(faultsOf(outcome)).toEqual(['new', 'supervisorEId unknown-manager']);
    expect(outcome.after?.managerId).toBeNull();
  });
});

describe('departments', () => {
  const rows = [
    { employeeNumber: '1', department: 'Marketing' },
    { employeeNumber: '2', department: 'marketing' },
    { employeeNumber: '3', department: 'FINANCE' },
    { employeeNumber: '4', department: 'Inkoop', supervisorEId: '4' },
  ];

  test('are the same whatever their capitals; those that are not there are told, with their rows', () => {
    const { outcomes, unknownDepartments } = compare(rows);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['rejected', 'rejected', 'new', 'rejected']);
    expect(unknownDepartments).toEqual([{ name: 'Marketing', rows: 2 }, { name: 'Inkoop', rows: 1 }]); // prettier-ignore
  });

  test('are made when somebody asked for it, once each, and only where somebody comes in', () => {
    const { outcomes, newDepartments } = compare(rows, [], { createsDepartments: true });
    expect(outcomes.map(({ kind }) => kind)).toEqual(['new', 'new', 'new', 'rejected']);
    expect(newDepartments.map(({ name }) => name)).toEqual(['Marketing']);
    expect(outcomes[0]!.after?.departmentId).toBe(outcomes[1]!.after?.departmentId);
  });
});

describe('somebody who left', () => {
  const here = aKnown({ personnelNumber: '1' });
  const gone = aKnown({ personnelNumber: '1', isActive: false });

  test.each([
    ['by their status', { status: 'Inactive' }],
    ['by a last day that is over', { terminationDate: '2026-11-21' }],
  ])('is seen %s', (_, said) => {
    const { kind, changed } = one({ employeeNumber: '1', ...said }, [here]);
    expect([kind, changed.includes('isActive')]).toEqual(['changed', true]);
    expect(one({ employeeNumber: '1', ...said }, [gone]).kind).toBe('unchanged');
  });

  test('on their last day is still here', () => {
    expect(one({ employeeNumber: '1', terminationDate: '2026-11-22' }, [here]).changed).toEqual(['leavesOn']);
  });

  test('and was never here does not come in', () => {
    expect(faultsOf(one({ employeeNumber: '2', status: 'Inactive' }))).toEqual(['unchanged', 'never-here']);
  });

  test('comes back when the file says that they work here, not when it is silent', () => {
    expect(one({ employeeNumber: '1', status: 'Active' }, [gone]).changed).toEqual(['isActive']);
    expect(faultsOf(one({ employeeNumber: '1' }, [gone]))).toEqual(['unchanged', 'has-left-here']);
  });
});
