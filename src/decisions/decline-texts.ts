import { type Language, languages } from '../platform/views/languages.js';
import { type OwnTexts, translate } from '../platform/views/locales.js';

const readyMade = [
  { value: 'full', labelKey: 'decisions.text.full', key: 'texts.decline.full' },
  { value: 'busy', labelKey: 'decisions.text.busy', key: 'texts.decline.busy' },
  { value: 'absent', labelKey: 'decisions.text.absent', key: 'texts.decline.absent' },
  { value: 'other-moment', labelKey: 'decisions.text.other-moment', key: 'texts.decline.other-moment' },
];

/** What one can decline with in a few words, in the words of the company. */
export const declineTexts = (language: Language, own: OwnTexts) =>
  readyMade.map(({ value, labelKey, key }) => ({ value, labelKey, text: translate(language, key, {}, own) }));

/** What came with the form: the ready-made text that was chosen, and what stood in the field. */
export interface TypedReason {
  text: string;
  reason: string;
}

/**
 * The words for a visitor who reads this language: what was written, else the text that was chosen. A ready-made text
 * that nobody changed is said in the visitor's language, whatever the language of whoever chose it.
 */
export function sayReason({ text, reason }: TypedReason, language: Language, own: OwnTexts): string {
  const typed = inOneLine(reason);
  const isReadyMade = (index: number) =>
    languages.some((spoken) => inOneLine(declineTexts(spoken, own)[index]!.text) === typed);
  const chosen = readyMade.findIndex(({ value }, index) => (typed ? isReadyMade(index) : value === text));
  return chosen < 0 ? reason.trim() : declineTexts(language, own)[chosen]!.text;
}

// Browsers send a line break as two characters.
const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
