import { describe, expect, it, test } from '@jest/globals';
import { validateInput } from '../../src/platform/http/validate-input.js';
import { type InvalidInput } from '../../src/platform/refusal.js';
import { fieldMessages } from '../../src/platform/views/form.js';
import { blankSlot, slotInput, typedProblems, typedSlot, withSuggested } from '../../src/slots/slot-form.js';
import { ChangeSlotInput } from '../../src/slots/slots.dto.js';

const zone = 'Europe/Amsterdam';
const typed = { ...blankSlot('Zwolle'), date: '2026-11-24', from: '09:30', to: '12:00' };

test.each([
  ['2026-11-24', '2026-11-24T08:30:00.000Z'],
  ['2026-07-01', '2026-07-01T07:30:00.000Z'],
])('the hours of %s are on the clock of the department', (date, startsAt) => {
  const input = validateInput(ChangeSlotInput, slotInput({ ...typed, date }, zone));
  expect(input.startsAt?.toISOString()).toBe(startsAt);
});

test('what a browser sends becomes what the API takes', () => {
  const body = {
    ...typed,
    seats: '3',
    briefing: 'een\r\ntwee',
    hostIds: '8f0e7a3c-6a55-4a0b-8d0e-0d2a5f1b6c7d',
    extra: 'x',
  };
  expect(slotInput(typedSlot(body), zone)).toMatchObject({ seats: 3, briefing: 'een\ntwee', hostIds: [body.hostIds] });
  expect(slotInput(typedSlot(body), zone)).not.toHaveProperty('extra');
});

test('asking for hosts ticks those whose turn it is, and unticks nobody while nothing can be said of them', () => {
  const host = (id: string, isSuggested: boolean) => ({ id, name: id, hintKey: null, isSuggested });
  const chosen = { ...typed, hostIds: ['a'] };
  expect(withSuggested(chosen, [host('a', false), host('b', true)])).toEqual({ ...typed, hostIds: ['b'] });
  expect(withSuggested(chosen, [host('a', false)])).toBe(chosen);
});

describe('a form with faults', () => {
  const faultsOf = (change: Partial<typeof typed>) => {
    const wrong = { ...typed, ...change };
    try {
      validateInput(ChangeSlotInput, slotInput(wrong, zone));
    } catch (error) {
      const problems = { fields: fieldMessages(error as InvalidInput), refusal: null };
      return Object.entries(typedProblems(problems, wrong).fields).map(([field, { key }]) => `${field}: ${key}`);
    }
    return [];
  };

  it.each([
    [{ date: '' }, ['date: validation.not-a-date']],
    [{ date: '2026-02-30' }, ['date: validation.not-a-date']],
    [{ from: 'half ten', to: '' }, ['from: validation.not-a-time', 'to: validation.not-a-time']],
    [{ seats: 'two' }, ['seats: validation.not-a-number']],
    [{ seats: '' }, ['seats: validation.number-out-of-range']],
    [{ seats: '51', location: ' ' }, ['location: validation.required', 'seats: validation.number-out-of-range']],
    [{}, []],
  ])('%j says which of the typed fields are wrong', (change, faults) => {
    expect(faultsOf(change).sort()).toEqual(faults);
  });
});

test.each([
  ['ends-before-start', 'to'],
  ['in-the-past', 'date'],
  ['host-double-booked', 'hostIds'],
  ['seats-already-taken', 'seats'],
])('what the rule refuses as %s stands beside its field', (reason, field) => {
  const refusal = { key: `refusal.${reason}`, facts: {} };
  expect(typedProblems({ fields: {}, refusal }, typed)).toEqual({ fields: { [field]: refusal }, refusal: null });
});

test('a refusal of the whole stands above the form', () => {
  const refusal = { key: 'refusal.slot-withdrawn', facts: {} };
  expect(typedProblems({ fields: {}, refusal }, typed)).toEqual({ fields: {}, refusal });
});
