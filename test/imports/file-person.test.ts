import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readFileText } from '../../src/imports/file-text.rules.js';
import { readCsv } from '../../src/imports/csv.client.js';
import { orderOf, readDate } from '../../src/imports/date.rules.js';
import { readStatus, readWorkdays, splitFamilyName, splitFullName } from '../../src/imports/cell.rules.js';
import { readPeople, splitHeadings } from '../../src/imports/file-person.rules.js';
import { knownLayouts, likelyPlaces, recogniseLayout, uniqueHeadings } from '../../src/imports/layout.rules.js';
import { projectRoot } from '../../src/platform/root.js';

const sample = (name: string) => readFileText(readFileSync(join(projectRoot, 'test/imports/samples', name)));

function read(text: string, layoutName?: string) {
  const records = readCsv(text);
  const { headings } = splitHeadings(records, { hasHeadings: true });
  const layout = layoutName
    ? knownLayouts.find(({ name }) => name === layoutName)
    : recogniseLayout(headings, knownLayouts);
  return { layout: layout!.name, ...readPeople(records, layout!) };
}

describe('the files of the five systems', () => {
  test.each([
    ['people-successfactors.csv', 'successfactors'],
    ['people-bamboohr.csv', 'bamboohr'],
    ['people-afas.csv', 'afas'],
  ])('%s is recognised, and all 240 people in it are read', (file, name) => {
    const { layout, people, rejected } = read(sample(file));
    expect([layout, people.length, rejected]).toEqual([name, 240, []]);
  });

  test('the same person comes out of each, but for letters that Windows-1252 does not have', () => {
    const [bamboo, afas, success] = ['bamboohr', 'afas', 'successfactors'].map((name) => read(sample(`people-${name}.csv`)).people[20]!); // prettier-ignore
    const parts = { personnelNumber: '10021', givenName: 'Inge', namePrefix: 'in den', familyName: 'Bosch', startsOn: '2022-02-02', manager: '10012', location: 'Tilburg', department: 'Logistiek' }; // prettier-ignore
    for (const person of [bamboo, afas, success]) expect(person).toMatchObject(parts);
    expect(afas!.workdays).toEqual(expect.arrayContaining([2, 4]));
  });

  test('Personio and Workday, as they write people', () => {
    const personio =
      'id,first_name,last_name,email,department,team,position,supervisor,office,hire_date,status,employment_type\n7,Zoë,van der Meer,Zoe@Example.org,Finance,A,Analist,Jan Jansen,Gent,2027-01-04,onboarding,internal';
    expect(read(personio)).toMatchObject({ layout: 'personio', people: [{ email: 'zoe@example.org', manager: 'Jan Jansen', isActive: true }] }); // prettier-ignore
    const workday =
      'Employee ID,Legal Name,Hire Date,Supervisory Organization,Manager,Location,Job Profile,Work Email\n7,"Meer, Zoë van der",25/01/2027,Finance (Jan Jansen),Jan Jansen (12),Gent,Analist,zoe@example.org';
    expect(read(workday)).toMatchObject({ layout: 'workday', people: [{ givenName: 'Zoë', namePrefix: 'van der', familyName: 'Meer', startsOn: '2027-01-25' }] }); // prettier-ignore
  });

  test('AFAS gives initials where it has no given name, and a last day', () => {
    const afas =
      'Medewerkernummer;Voorletters;Voorvoegsel;Achternaam;Datum in dienst;Datum uit dienst;Afdeling;Functie;Leidinggevende;E-mail werk\n7;Z.;van der;Meer;04-01-2027;30-06-2027;Finance;;;zoe@example.org';
    expect(read(afas).people).toMatchObject([{ givenName: 'Z.', namePrefix: 'van der', leavesOn: '2027-06-30', manager: '' }]); // prettier-ignore
  });
});

test('the broken file: its one good row is read, and of every other each fault is told with line and column', () => {
  const { people, rejected } = read(sample('people-with-errors.csv'));
  expect(people.map(({ line }) => line)).toEqual([2, 7]);
  const faults = rejected.flatMap(({ line, faults }) => faults.map(({ column, reason, value, with: other }) => [line, column, reason, value, other])); // prettier-ignore
  expect(faults).toEqual([
    [3, 'workEmail', 'not-an-email', 'no-at-sign', undefined],
    [4, 'hireDate', 'not-a-date', '2027-02-30', 'year'],
    [5, 'employeeNumber', 'twice-in-file', '10021', '2'],
    [6, 'department', 'empty', '', undefined],
    [8, 'firstName', 'formula', '=HYPERLINK("http://x.example";"klik")', undefined],
    [9, 'hireDate', 'not-a-date', '31/12/2026', 'year'],
    [10, 'workEmail', 'twice-in-file', 'inge.indenbosch20@veldhuis.example', '2'],
    [11, '', 'too-few-cells', '6', '10'],
  ]);
});

describe('a file', () => {
  const headings = 'employeeNumber,firstName,lastName,workEmail,department,hireDate';
  const rowOf = (number: number) => `${number},Zoë,Meer,zoe${number}@example.org,Finance,2027-01-04`;

  test.each([
    ['UTF-8', Buffer.from('é')],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffé')],
    ['Windows-1252', Buffer.from([0xe9])],
    ['UTF-16 little-endian', Buffer.from('\ufeffé', 'utf16le')],
  ])('in %s is understood', (_, bytes) => {
    expect(readFileText(bytes)).toBe('é');
  });

  test.each([',', ';', '\t', '|'])('is split at %j', (sign) => {
    const text = [headings, rowOf(1)].join('\n').replaceAll(',', sign);
    expect(read(text).people).toMatchObject([{ familyName: 'Meer' }]);
  });

  test('may have line breaks in a cell, quotes in a name, empty lines and lines that end in three ways', () => {
    const text = `${headings}\r\n1,"Zoë\r\nAnna",Meer,a@example.org,"Schade, & Claims",2027-01-04\r\r\n2,Jan "Jip",Meer,b@example.org,HR,2027-01-04\n\n`;
    const { people, rejected } = read(readFileText(Buffer.from(text)));
    expect(rejected).toEqual([]);
    expect(people).toMatchObject([
      { line: 2, givenName: 'Zoë\nAnna', department: 'Schade, & Claims' },
      { line: 5, givenName: 'Jan "Jip"' },
    ]);
  });

  test.each([
    ['at its beginning', `2,"Zoë,Meer,b@example.org,Finance,2027-01-04`],
    [
      'before a quoted cell further down',
      `2,"Zoë,Meer,b@example.org,Finance,2027-01-04\n3,"Zoë",Meer,c@example.org,Finance,2027-01-04`,
    ],
  ])('loses one row to a quote that is never closed, %s', (_, bad) => {
    const { people, rejected } = read([headings, rowOf(1), bad, rowOf(8), rowOf(9)].join('\n'));
    expect(rejected.map(({ line, faults }) => [line, faults[0]!.reason])).toEqual([[3, 'broken-quote']]);
    expect(people.map(({ personnelNumber }) => personnelNumber)).toEqual(expect.arrayContaining(['1', '8', '9']));
  });

  test('of nothing but stray quotes is read to its last row', () => {
    const text = [headings, ...Array.from({ length: 500 }, () => '"x,y'), rowOf(1)].join('\n');
    const { people, rejected } = read(text);
    expect([people.length, rejected.length]).toEqual([1, 500]);
  });

  test('may say headings twice, or leave one out', () => {
    expect(uniqueHeadings(['Naam', 'naam', '', 'Naam'])).toEqual(['Naam', 'naam (2)', '3', 'Naam (3)']);
  });

  test('whose layout nobody knows is met with a likely place for each field', () => {
    const unknown = ['Pers.nr', 'Roepnaam', 'Achternaam', 'E-mail', 'Afdeling'];
    expect(recogniseLayout(unknown, knownLayouts)).toBeNull();
    expect(likelyPlaces(unknown)).toMatchObject({ givenName: 1, familyName: 2, email: 3, department: 4 });
  });

  test('a rejected row leaves its number to a good one further down', () => {
    const text = [headings, rowOf(1).replace('@', ' '), rowOf(1)].join('\n');
    expect(read(text).people).toMatchObject([{ line: 3 }]);
  });
});

describe('a date', () => {
  test.each([
    ['2027-01-04', 'year', '2027-01-04'],
    ['2027-01-04T00:00:00Z', 'day', '2027-01-04'],
    ['04-01-2027', 'day', '2027-01-04'],
    ['4/1/2027', 'day', '2027-01-04'],
    ['01/04/2027', 'month', '2027-01-04'],
    ['05.05.2027', 'detect', '2027-05-05'],
    ['04/01/2027', 'detect', null],
    ['04-01-2027', 'year', null],
    ['31/12/2026', 'month', null],
    ['2027-02-30', 'year', null],
    ['29-02-2028', 'day', '2028-02-29'],
    ['04-01-27', 'day', null],
    ['0000-01-01', 'year', null],
    ['46026', 'year', null],
  ] as const)('%s with the %s first is %s', (value, order, date) => {
    expect(readDate(value, order)).toBe(date);
  });

  test.each([
    [['04/01/2027', '25/01/2027'], 'day'],
    [['04/01/2027', '01/25/2027'], 'month'],
    [['04/01/2027'], 'detect'],
    [['25/01/2027', '01/25/2027'], 'detect'],
  ])('of the column %j it tells that it is %s', (values, order) => {
    expect(orderOf(values)).toBe(order);
  });
});

describe('a cell', () => {
  test.each([
    ['in den Bosch', 'in den', 'Bosch'],
    ["van 't Hof", "van 't", 'Hof'],
    ['van der Meer-de Wit', 'van der', 'Meer-de Wit'],
    ['de la Cruz', 'de la', 'Cruz'],
    ['El Amrani', '', 'El Amrani'],
    ['Van den Broeck', '', 'Van den Broeck'],
    ['Dekker', '', 'Dekker'],
  ])('%s is the prefix %j and %s', (name, namePrefix, familyName) => {
    expect(splitFamilyName(name)).toEqual({ namePrefix, familyName });
  });

  test.each([
    ['Zoë van der Meer', 'Zoë', 'van der', 'Meer'],
    ['Meer, Zoë van der', 'Zoë', 'van der', 'Meer'],
    ['van der Meer, Zoë Anna', 'Zoë Anna', 'van der', 'Meer'],
    ['Pelé', '', '', 'Pelé'],
  ])('%s is one person', (name, givenName, namePrefix, familyName) => {
    expect(splitFullName(name)).toEqual({ givenName, namePrefix, familyName });
  });

  test.each([
    ['ma di do', [1, 2, 4]],
    ['vr, ma en wo', [1, 3, 5]],
    ['Mon/Tue/Thu', [1, 2, 4]],
    ['maandag-donderdag', [1, 2, 3, 4]],
    ['1,2,7', [1, 2, 7]],
    ['vr-ma', null],
    ['soms', null],
  ])('%s are the working days %j', (value, days) => {
    expect(readWorkdays(value)).toEqual(days);
  });

  test.each([
    ['Active', true],
    ['uit dienst', false],
    ['T', true],
    ['misschien', null],
  ])('the status %s means %s', (value, isHere) => {
    // prettier-ignore
    expect(readStatus(value)).toBe(isHere);
  });
});
