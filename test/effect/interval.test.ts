import { describe, expect, test } from '@jest/globals';
import { addSums, meanOf, nothing, pairedInterval, type Sums, welchInterval } from '../../src/effect/interval.rules.js';
import { studentQuantile } from '../../src/effect/student.client.js';
import fc from '../support/property.js';

const sumsOf = (numbers: number[]): Sums =>
  numbers.map((sum) => ({ count: 1, sum, squares: sum * sum })).reduce(addSums, nothing);

// Extra hours of sleep of ten patients after either drug (Student, "The probable error of a mean", Biometrika 6, 1908),
// as in R's `sleep`. The intervals are those that `?t.test` gives: t.test(extra ~ group), and Pair(extra.1, extra.2).
const drug1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
const drug2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe('the intervals that were published are found again', () => {
  test('of the same patients with both drugs', () => {
    const interval = pairedInterval(sumsOf(drug1.map((hours, at) => hours - drug2[at]!)), studentQuantile)!;
    expect(interval.mean).toBeCloseTo(-1.58, 10);
    expect(interval.freedom).toBe(9);
    expect(interval.low).toBeCloseTo(-2.4598858, 6);
    expect(interval.high).toBeCloseTo(-0.7001142, 6);
  });

  test('of two groups that vary each in its own way', () => {
    const interval = welchInterval(sumsOf(drug1), sumsOf(drug2), studentQuantile)!;
    expect(interval.mean).toBeCloseTo(0.75 - 2.33, 10);
    expect(interval.freedom).toBeCloseTo(17.776, 3);
    expect(interval.low).toBeCloseTo(-3.3654832, 6);
    expect(interval.high).toBeCloseTo(0.2054832, 6);
  });

  // NIST/SEMATECH e-Handbook 1.3.5.2: 195 measurements of heat flow, ZARR13.DAT.
  test('of the heat flow of 195 measurements', () => {
    const [count, mean, deviation] = [195, 9.26146, 0.02278881];
    const squares = deviation ** 2 * (count - 1) + count * mean ** 2;
    const interval = pairedInterval({ count, sum: count * mean, squares }, studentQuantile)!;
    expect(interval.low).toBeCloseTo(9.258242, 5);
    expect(interval.high).toBeCloseTo(9.264679, 5);
  });
});

// NIST/SEMATECH e-Handbook 1.3.6.7.2, the table of Student's t at 0.975.
test.each([
  [4, 2.776],
  [9, 2.262],
  [20, 2.086],
  [30, 2.042],
  [100, 1.984],
])('with %d degrees of freedom the table has %d', (freedom, published) => {
  expect(studentQuantile(0.975, freedom)).toBeCloseTo(published, 3);
});

test('of one or nobody there is no interval, and of all the same one without width', () => {
  expect(meanOf(nothing)).toBeNull();
  expect(pairedInterval(sumsOf([1]), studentQuantile)).toBeNull();
  expect(welchInterval(sumsOf([1, 2]), sumsOf([3]), studentQuantile)).toBeNull();
  expect(pairedInterval(sumsOf([1, 1, 1, 1, 1]), studentQuantile)).toMatchObject({ mean: 1, low: 1, high: 1 });
  expect(welchInterval(sumsOf([4, 4, 4]), sumsOf([3, 3, 3]), studentQuantile)).toMatchObject({
    mean: 1,
    low: 1,
    high: 1,
  });
});

test('Welch lies around the difference, and turns with the groups', () => {
  const scores = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: 40 });
  fc.assert(
    fc.property(scores, scores, (one, other) => {
      const there = welchInterval(sumsOf(one), sumsOf(other), studentQuantile)!;
      const back = welchInterval(sumsOf(other), sumsOf(one), studentQuantile)!;
      expect(there.low).toBeLessThanOrEqual(there.mean);
      expect(there.low).toBeCloseTo(-back.high, 9);
      expect(there.freedom).toBeGreaterThanOrEqual(Math.min(one.length, other.length) - 1 - 1e-9);
      expect(there.freedom).toBeLessThanOrEqual(one.length + other.length - 2 + 1e-9);
    }),
  );
});
