import { type Language, localeTags } from '../platform/views/languages.js';
import type { Message } from '../platform/views/locales.js';
import { verdictOf } from './effect.rules.js';
import type { Difference } from './interval.rules.js';

const one = { minimumFractionDigits: 1, maximumFractionDigits: 1 } as const;

/** `3,4`. More decimals would promise more than a scale of five can hold. */
export const sayMean = (value: number, language: Language) =>
  new Intl.NumberFormat(localeTags[language], { ...one, signDisplay: 'negative' }).format(value).replace('-', '−');

/** `+0,6`, `−0,2`. */
const sayChange = (value: number, language: Language) =>
  new Intl.NumberFormat(localeTags[language], { ...one, signDisplay: 'exceptZero' }).format(value).replace('-', '−');

/** `on average 0.6 points higher; with 95 % confidence between 0.2 and 1.0`: a key under `effect.change.` with its facts. */
export function sayDifference(difference: Difference, language: Language): Message {
  const verdict = verdictOf(difference);
  const { mean, low, high } = difference;
  if (verdict === 'unclear')
    return {
      key: 'effect.change.unclear',
      facts: { mean: sayChange(mean, language), low: sayChange(low, language), high: sayChange(high, language) },
    };
  const [least, most] = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b) as [number, number];
  return {
    key: `effect.change.${verdict}`,
    facts: { mean: sayMean(Math.abs(mean), language), low: sayMean(least, language), high: sayMean(most, language) },
  };
}

/** The interval as a table holds it: `+0,6 (+0,2 – +1,0)`. */
export const sayInterval = ({ mean, low, high }: Difference, language: Language) =>
  `${sayChange(mean, language)} (${sayChange(low, language)} – ${sayChange(high, language)})`;
