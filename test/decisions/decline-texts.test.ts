import { describe, expect, test } from '@jest/globals';
import { noOwnTexts, textId } from '../../src/platform/views/locales.js';
import { declineTexts, sayReason } from '../../src/decisions/decline-texts.js';

const textOf = (language: 'nl' | 'en', value: string) =>
  declineTexts(language, noOwnTexts).find((one) => one.value === value)!.text;

describe('a visitor who is declined reads', () => {
  test.each([
    ['the text that was chosen', { text: 'busy', reason: '' }, 'nl', textOf('nl', 'busy')],
    ['it in their own language', { text: 'busy', reason: '  ' }, 'en', textOf('en', 'busy')],
    [
      'it so when the page had filled it in',
      { text: 'busy', reason: textOf('nl', 'busy') },
      'en',
      textOf('en', 'busy'),
    ],
    [
      'what the field says, whatever was ticked',
      { text: 'full', reason: textOf('nl', 'busy') },
      'nl',
      textOf('nl', 'busy'),
    ],
    [
      'a changed text as it was changed',
      { text: 'busy', reason: `${textOf('nl', 'busy')} Groet!` },
      'en',
      `${textOf('nl', 'busy')} Groet!`,
    ],
    ['what the lead wrote', { text: '', reason: ' Kom in mei ' }, 'en', 'Kom in mei'],
    ['nothing when nothing was said', { text: '', reason: '' }, 'nl', ''],
    ['nothing for a text that does not exist', { text: 'never', reason: '' }, 'nl', ''],
  ] as const)('%s', (_, typed, language, expected) => {
    expect(sayReason(typed, language, noOwnTexts)).toBe(expected);
  });

  test("the company's own words", () => {
    const own = new Map([[textId('en', 'texts.decline.full'), 'No room.\nSorry!']]);
    expect(sayReason({ text: 'full', reason: '' }, 'en', own)).toBe('No room.\nSorry!');
    expect(sayReason({ text: 'full', reason: 'No room.\r\nSorry!' }, 'nl', own)).toBe(textOf('nl', 'full'));
  });
});
