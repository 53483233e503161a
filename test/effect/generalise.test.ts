import { expect, test } from '@jest/globals';
import { generalise } from '../../src/effect/generalise.rules.js';
import { FEWEST } from '../../src/effect/suppression.rules.js';
import fc from '../support/property.js';

interface Row {
  person: string;
  month: string;
  department: string;
}

const steps = [
  ({ month, department }: Row) => ({ month, department }),
  ({ department }: Row) => ({ month: '', department }),
  () => ({ month: '', department: 'other' }),
];
const personOf = ({ person }: Row) => person;
const rowsOf = (...people: string[]) => people.map((person) => ({ person, month: '2026-01', department: 'a' }));

test('what five people share is told as it is', () => {
  const rows = rowsOf('1', '2', '3', '4', '5');
  expect(generalise(rows, personOf, steps)).toEqual({ rows, leftOut: 0 });
});

test('five visits of four people are not five people', () => {
  expect(generalise(rowsOf('1', '2', '3', '4', '4'), personOf, steps)).toEqual({ rows: [], leftOut: 5 });
});

test('those who stay alone are told of a longer time, and then of other departments', () => {
  const spring = ['1', '2', '3'].map((person) => ({ person, month: '2026-04', department: 'b' }));
  const summer = ['4', '5'].map((person) => ({ person, month: '2026-07', department: 'b' }));
  const found = generalise([...rowsOf('1', '2', '3', '4', '5'), ...spring, ...summer], personOf, steps);
  expect(found.leftOut).toBe(0);
  expect(found.rows.filter(({ department }) => department === 'b').map(({ month }) => month)).toEqual([
    '',
    '',
    '',
    '',
    '',
  ]);
  const scattered = ['c', 'd', 'e', 'f', 'g'].map((department, at) => ({
    person: `${at}`,
    month: '2026-04',
    department,
  }));
  expect(generalise(scattered, personOf, steps).rows.map(({ department }) => department)).toEqual(
    Array(5).fill('other'),
  );
});

test('whatever the rows, each told group is of five people or more, and nobody is lost or added', () => {
  const row = fc.record({
    person: fc.integer({ min: 1, max: 12 }).map(String),
    month: fc.constantFrom('2026-01', '2026-02', '2026-03'),
    department: fc.constantFrom('a', 'b', 'c', 'd'),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
      const found = generalise(rows, personOf, steps);
      expect(found.rows.length + found.leftOut).toBe(rows.length);
      for (const { month, department } of found.rows) {
        const alike = found.rows.filter((one) => one.month === month && one.department === department);
        expect(new Set(alike.map(personOf)).size).toBeGreaterThanOrEqual(FEWEST);
      }
    }),
  );
});
