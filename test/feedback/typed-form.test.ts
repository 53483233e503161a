import { describe, expect, test } from '@jest/globals';
import { SendFormInput } from '../../src/feedback/form.dto.js';
import { formInput, isDraft, typedForm, typedTexts } from '../../src/feedback/typed-form.js';
import { InvalidInput } from '../../src/platform/refusal.js';
import { validateInput } from '../../src/platform/http/validate-input.js';

const sent = (body: Record<string, unknown>) => validateInput(SendFormInput, formInput(typedForm(body)));
const faults = (body: Record<string, unknown>) => {
  try {
    sent(body);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.problems.map(({ field, rule }) => `${field}: ${rule}`);
  }
};

describe('a form as it is typed', () => {
  test('becomes what the act is asked', () => {
    expect(
      sent({
        score1: '4',
        'lacked.0.text': ' Mocht niets zelf ',
        'lacked.0.mandate': 'yes',
        'lacked.0.timesHeard': '3',
        'lacked.0.isVouched': 'yes',
        thanks: 'Dank!',
        'vouched.thanks': 'yes',
      }),
    ).toEqual({
      score1: 4,
      lacked: [{ text: 'Mocht niets zelf', lacked: ['mandate'], timesHeard: 3, isVouched: true }],
      thanks: 'Dank!',
      vouched: ['thanks'],
    });
  });

  test('passes over what was left blank, and numbers the rest as its faults are', () => {
    const body = {
      'surprise.0.text': '',
      'surprise.0.timesHeard': '1',
      'surprise.1.text': 'Eén',
      'surprise.4.text': 'Twee',
      'surprise.4.timesHeard': '1000',
    };
    expect(typedForm(body)).toMatchObject({ 'surprise.0.text': 'Eén', 'surprise.1.text': 'Twee' });
    expect(faults(body)).toEqual(['surprise.1.timesHeard: number-out-of-range']);
  });

  test('a choice about something that was not named is at fault beside the text', () => {
    expect(faults({ 'preventable.0.preventable': 'yes' })).toEqual(['preventable.0.text: required']);
  });

  test('what is no number, or no choice, is at fault', () => {
    expect(
      faults({ score2: '6', prepared: 'perhaps', 'surprise.0.text': 'x', 'surprise.0.timesHeard': 'often' }),
    ).toEqual(['score2: number-out-of-range', 'surprise.0.timesHeard: not-a-number', 'prepared: not-one-of']);
  });

  test('more than five of a kind are too many', () => {
    const items = Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`fix.${n}.text`, 'Dit']));
    expect(faults(items)).toEqual(['fix: list-size']);
  });

  test.each<[unknown, boolean]>([
    [{}, true],
    [{ score1: '4', 'surprise.0.text': 'x', 'vouched.own1': 'yes' }, true],
    [{ score5: '4' }, false],
    [{ 'surprise.0.authorId': 'x' }, false],
    [{ 'change.0.text': 'x' }, false],
    [{ change: 4 }, false],
    [{ change: 'x'.repeat(4001) }, false],
    [{ __proto__: null, constructor: 'x' }, false],
    [[], false],
    ['score1', false],
    [null, false],
  ])('whether %p can have been typed: %p', (fields, is) => {
    expect(isDraft(fields)).toBe(is);
  });
});

describe('of what is typed so far, what could be sent is looked through for a customer', () => {
  const namesOf = (body: Record<string, string>) => typedTexts(body).map(({ field }) => field);

  test('by the names the texts have on the page', () => {
    const body = {
      score1: '4',
      'surprise.0.text': '',
      'surprise.1.text': 'Twee',
      thanks: 'Dank',
      'fix.0.themeId': 'x',
    };
    expect(typedTexts(body)).toEqual([
      { field: 'surprise.0.text', text: '' },
      { field: 'surprise.1.text', text: 'Twee' },
      { field: 'thanks', text: 'Dank' },
    ]);
  });

  // A text of a hundred thousand digits took the server a minute, in which it answered nobody.
  test('and nothing that is longer or more than a form can hold', () => {
    const many = Array.from({ length: 99 }, (_, index) => [`surprise.${index}.text`, '0612345678'] as const);
    expect(namesOf({ 'surprise.0.text': '0'.repeat(1001), change: '0'.repeat(1000) })).toEqual(['change']);
    expect(namesOf({ 'anything.text': '0612345678', 'surprise.100.text': '0612345678' })).toEqual([]);
    expect(namesOf(Object.fromEntries(many)).length).toBeLessThanOrEqual(54);
  });
});
