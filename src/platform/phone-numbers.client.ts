import { type CountryCode, findPhoneNumbersInText } from 'libphonenumber-js/core';
// Of the whole numbering plans: the short list cannot tell people from help lines.
import numberingPlans from 'libphonenumber-js/max/metadata';
import type { Span } from './customer-data.rules.js';

/** Where numbers without a country's code may be from. */
const homes: CountryCode[] = ['NL', 'BE'];

/** Behind these somebody may live, and behind no free or paid number of a help line. */
const ofPeople: unknown[] = ['FIXED_LINE', 'MOBILE', 'FIXED_LINE_OR_MOBILE', 'PERSONAL_NUMBER', 'VOIP', undefined];

/** Telephone numbers of people, national or international, as the numbering plans know them. */
export function findPhoneNumbers(text: string): Span[] {
  return homes
    .flatMap((defaultCountry) => findPhoneNumbersInText(text, { defaultCountry }, numberingPlans))
    .filter(({ startsAt, number }) => isDialled(text, startsAt) && ofPeople.includes(number.getType()))
    .map(({ startsAt, endsAt }) => ({ start: startsAt, end: endsAt }));
}

/** Without a 0 or + before it, or right after a letter or digit, it is a number like any other. */
const isDialled = (text: string, at: number) =>
  /^\(?[+0]/.test(text.slice(at)) && !/[\p{L}\d]$/u.test(text.slice(0, at));
