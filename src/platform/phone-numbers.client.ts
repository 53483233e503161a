import { type CountryCode, findPhoneNumbersInText } from 'libphonenumber-js/core';
// Of the whole numbering plans: the short list cannot tell people from help lines.
import numberingPlans from 'libphonenumber-js/max/metadata';
import type { FindSpans, Span } from './customer-data.rules.js';
import { phoneRunFinder } from './phone-runs.rules.js';

/** Where numbers without a country's code may be from. */
const homes: CountryCode[] = ['NL', 'BE'];

/** Behind these somebody may live, and behind no free or paid number of a help line. */
const ofPeople: unknown[] = ['FIXED_LINE', 'MOBILE', 'FIXED_LINE_OR_MOBILE', 'PERSONAL_NUMBER', 'VOIP', undefined];

/** Telephone numbers of people, national or international, as the numbering plans know them. */
export const findPhoneNumbers = (text: string, findRuns: FindSpans = phoneRunFinder()): Span[] =>
  findRuns(text).flatMap(({ start, end }) => findIn(text.slice(start, end + 1)).map((span) => moved(span, start)));

const findIn = (run: string): Span[] =>
  homes
    .flatMap((defaultCountry) => findPhoneNumbersInText(run, { defaultCountry }, numberingPlans))
    .filter(({ startsAt, number }) => isDialled(run, startsAt) && ofPeople.includes(number.getType()))
    .map(({ startsAt, endsAt }) => ({ start: startsAt, end: endsAt }));

const moved = ({ start, end }: Span, by: number) => ({ start: start + by, end: end + by });

/** Without a 0 or + before it, or right after a letter or digit, it is a number like any other. */
const isDialled = (text: string, at: number) =>
  /^\(?[+0]/.test(text.slice(at)) && !/[\p{L}\d]$/u.test(text.slice(0, at));
