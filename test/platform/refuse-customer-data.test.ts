import { expect, test } from '@jest/globals';
import { refuseCustomerData, vouchedAt } from '../../src/platform/customer-data.js';
import { InvalidInput } from '../../src/platform/refusal.js';

const problemsOf = (work: () => void) => {
  try {
    work();
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems;
    throw error;
  }
  return [];
};

test('a text with a customer’s data is refused beside its field, with the words in question', () => {
  const problems = problemsOf(() =>
    refuseCustomerData(
      { field: 'title', text: 'Bel 06 12345678 of mail a@b.nl' },
      { field: 'result', text: 'Niets bijzonders' },
    ),
  );
  expect(problems).toEqual([{ field: 'title', rule: 'customer-data', facts: { found: '‘06 12345678’, ‘a@b.nl’' } }]);
});

test('whoever says that it is none may keep it', () => {
  expect(problemsOf(() => refuseCustomerData({ field: 'title', text: 'Bel 06 12345678', isVouched: true }))).toEqual(
    [],
  );
});

test('a word is only kept for where there was something to vouch for', () => {
  const at = new Date('2026-11-22T09:00:00Z');
  expect(vouchedAt('Bel 06 12345678', true, at)).toEqual(at);
  expect(vouchedAt('Bel 06 12345678', false, at)).toBeNull();
  expect(vouchedAt('Bel iemand', true, at)).toBeNull();
});
