// What is written about a visit is kept without what would lead to a customer: an address to mail or to call, a bank
// account, a number that the state knows somebody by. Only what proves itself is pointed at, so that order numbers, times
// and amounts pass: an IBAN by its remainder of 97 (ISO 13616), a BSN by the test of eleven, a Belgian national number by
// its date and remainder of 97, a telephone number by the numbering plans.
export interface Span {
  /** Counted like `String.slice`. */
  start: number;
  end: number;
}

export type DataKind = 'email' | 'phone' | 'iban' | 'bsn' | 'insz';

export interface Finding extends Span {
  kind: DataKind;
  /** As they stand in the text. */
  words: string;
}

export type FindSpans = (text: string) => Span[];

/** What looks like a customer's data, in the order of the text, none over another. */
export function findCustomerData(text: string, findPhones: FindSpans): Finding[] {
  const plain = withPlainSigns(text);
  const finders: [DataKind, FindSpans][] = [
    ['email', findEmails],
    ['iban', findIbans],
    ['phone', findPhones],
    ['insz', findInsz],
    ['bsn', findBsn],
  ];
  const found: Finding[] = [];
  for (const [kind, find] of finders)
    for (const { start, end } of find(plain))
      if (!found.some((other) => other.start < end && start < other.end))
        found.push({ kind, start, end, words: text.slice(start, end) });
  return found.sort((a, b) => a.start - b.start);
}

/** Spaces and dashes as word processors and telephones write them, one for one, so that places stay the same. */
const withPlainSigns = (text: string) =>
  text.replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ').replace(/[\u2010-\u2015\u2212]/g, '-');

/** So many signs before a number may say what it is. */
const WORDS_BEFORE = 60;

const spansOf = (text: string, sign: RegExp, isMeant: (words: string, before: string) => boolean): Span[] =>
  [...text.matchAll(sign)]
    .filter((match) => isMeant(match[0], text.slice(Math.max(0, match.index - WORDS_BEFORE), match.index)))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));

const digitsOf = (words: string) => words.replace(/\D/g, '');

// Never begun within a word: an attempt from each letter of a long one would take its square in time.
const EMAIL = /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu;

const findEmails: FindSpans = (text) => spansOf(text, EMAIL, () => true);

/** How many letters and digits an account has, by country: without it nobody knows where one ends before a word. */
const ibanLengths: Record<string, number> = {
  ...{ AD: 24, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27 },
  ...{ GB: 22, GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21, MA: 28 },
  ...{ MC: 27, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24, SM: 27, TR: 26 },
};

const findIbans: FindSpans = (text) =>
  [...text.matchAll(/(?<![\p{L}\p{N}])([a-z]{2})\d{2}/giu)].flatMap(({ index, 1: country }) => {
    const length = ibanLengths[country!.toUpperCase()];
    const words = length ? writtenIn(length).exec(text.slice(index, index + 2 * length))?.[0] : undefined;
    return words && isIban(words.replace(/[ .-]/g, '').toUpperCase())
      ? [{ start: index, end: index + words.length }]
      : [];
  });

const writings = new Map<number, RegExp>();

/** An account of so many signs as people write it, and what follows it. */
function writtenIn(length: number): RegExp {
  const written =
    writings.get(length) ?? new RegExp(`^[a-z0-9](?:[ .-]?[a-z0-9]){${length - 1}}(?![\\p{L}\\p{N}])`, 'iu');
  writings.set(length, written);
  return written;
}

const isIban = (iban: string) =>
  [...iban.slice(4), ...iban.slice(0, 4)].reduce((remainder, sign) => {
    const value = parseInt(sign, 36);
    return (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }, 0) === 1;

// What goes on before or after is no number by itself: part of a longer one, of a code, of a fraction.
const INSZ = /(?<![\p{L}\d+#/-])\d{2}[. ]?\d{2}[. ]?\d{2}[-. ]?\d{3}[-. ]?\d{2}(?![\p{L}\d]|[.,/-]\d)/gu;
const BSN =
  /(?<![\p{L}\d+#/-]|\d[.,])(?:\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. ]\d{3}[. ]\d{3}|\d{9})(?![\p{L}\d]|[.,/-]\d| \d)/gu;

const findInsz: FindSpans = (text) => spansOf(text, INSZ, (words) => isInsz(digitsOf(words)));
const findBsn: FindSpans = (text) =>
  spansOf(text, BSN, (words, before) => isBsn(digitsOf(words)) && !saysOtherwise(before));

function isInsz(digits: string): boolean {
  const [month, day] = [Number(digits.slice(2, 4)), Number(digits.slice(4, 6))];
  // Of who is not in the register, 20 or 40 is added to the month.
  if (day > 31 || month % 20 > 12 || month > 52) return false;
  const check = Number(digits.slice(9));
  const number = Number(digits.slice(0, 9));
  return check === 97 - (number % 97) || check === 97 - ((2_000_000_000 + number) % 97);
}

function isBsn(digits: string): boolean {
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return sum !== 0 && sum % 11 === 0;
}

/** One number in eleven passes for a BSN: what is said to be another, or an amount, is none. */
const saysOtherwise = (before: string) =>
  /(?:€|\beur|\b(?:order|bestel|factuur|invoice|ticket|artikel|item|serie|serial|zaak|case|pakket|parcel)\p{L}*)[\s:.#]*(?:(?:nr|no|nummer|number)\b)?[\s:.#]*$/iu.test(
    before,
  );
