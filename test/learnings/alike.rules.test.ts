import { describe, expect, test } from '@jest/globals';
import { chooseHead, isCorrection, type Said, saysTheSame } from '../../src/learnings/alike.rules.js';
import fc from '../support/property.js';

/** As PostgreSQL would stem it: near enough for the rule. */
const filler = new Set(['de', 'het', 'een', 'is', 'niet', 'geen', 'over', 'the', 'a', 'not']);
function said(text: string, facts: Partial<Said> = {}): Said {
  const plainText = text.toLowerCase();
  const stems = [...new Set(plainText.split(/\W+/).filter((word) => word && !filler.has(word)))].sort();
  return {
    plainText,
    departmentId: 'service',
    forDepartmentId: null,
    dutchStems: stems,
    englishStems: stems,
    ...facts,
  };
}

describe('two learnings say the same', () => {
  test.each([
    [
      'with other filler and another order',
      'De brief over incasso is onduidelijk',
      'Onduidelijk: brief over de incasso',
    ],
    ['with other capitals', 'Brief incasso', 'brief INCASSO'],
    ['with the same "not"', 'Klanten begrijpen de brief niet', 'klanten begrijpen brief niet'],
    ['word for word, however short', 'Bezorging', 'bezorging'],
  ])('%s', (_, one, other) => {
    expect(saysTheSame(said(one), said(other))).toBe(true);
  });

  test.each([
    ['when a "not" is on one side', 'Klanten begrijpen de brief', 'Klanten begrijpen de brief niet'],
    ['when a number differs', 'Formulier 12 ontbreekt', 'Formulier 13 ontbreekt'],
    ['when a word is added', 'Klanten begrijpen de brief', 'Klanten begrijpen de brief van maart'],
    ['when one word is all they have in common', 'De bezorging', 'Een bezorging'],
  ])('not %s', (_, one, other) => {
    expect(saysTheSame(said(one), said(other))).toBe(false);
  });

  test('not when heard on another floor, or meant for another department', () => {
    const text = 'Klanten begrijpen de brief niet';
    expect(saysTheSame(said(text), said(text, { departmentId: 'claims' }))).toBe(false);
    expect(saysTheSame(said(text), said(text, { forDepartmentId: 'finance' }))).toBe(false);
  });

  test('in one language at least', () => {
    const [one, other] = [said('The letter is unclear'), said('Letter unclear')];
    const dutch = { dutchStems: ['is', 'letter', 'the', 'unclear'] };
    expect(saysTheSame({ ...one, ...dutch }, other)).toBe(true);
    expect(saysTheSame({ ...one, ...dutch, englishStems: ['x'] }, other)).toBe(false);
  });
});

const words = ['klant', 'brief', 'niet', 'de', 'not', 'factuur', '12', '13', 'geen', 'is'];
const texts = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((some) => said(some.join(' ')));

test('saying the same is mutual, and a text says the same as itself', () => {
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      expect(saysTheSame(one, other)).toBe(saysTheSame(other, one));
      expect(saysTheSame(one, one)).toBe(true);
    }),
  );
});

test('no number is lost and no "not" gained among those that say the same', () => {
  const count = ({ plainText }: Said, word: RegExp) => plainText.match(word)?.length ?? 0;
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      if (!saysTheSame(one, other)) return;
      expect(count(one, /\b(niet|not|geen)\b/g)).toBe(count(other, /\b(niet|not|geen)\b/g));
      for (const number of [/\b12\b/, /\b13\b/]) expect(number.test(one.plainText)).toBe(number.test(other.plainText));
    }),
  );
});

test.each([
  ['a typing fault', 'Klanten begrijpen de breif niet', 'Klanten begrijpen de brief niet', 0.7, true],
  ['another number', 'Formulier 12 ontbreekt', 'Formulier 13 ontbreekt', 0.8, false],
  ['the opposite', 'Klanten begrijpen de brief', 'Klanten begrijpen de brief niet', 0.8, false],
  ['another text', 'De wachttijd is lang', 'Klanten begrijpen de brief niet', 0.1, false],
])('a changed text: %s', (_, before, after, similarity, expected) => {
  expect(isCorrection(before, after, similarity)).toBe(expected);
});

test('the larger group keeps its head, and among equals the elder', () => {
  const day = (date: number) => new Date(Date.UTC(2026, 10, date));
  const large = { id: 'large', allLearnings: 3, learnedAt: day(9) };
  const old = { id: 'old', allLearnings: 1, learnedAt: day(1) };
  const young = { id: 'young', allLearnings: 1, learnedAt: day(5) };
  expect(chooseHead(large, old)).toBe(large);
  expect(chooseHead(young, old)).toBe(old);
  expect(chooseHead(old, young)).toBe(old);
});
