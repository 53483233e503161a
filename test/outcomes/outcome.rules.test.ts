import { describe, expect, it, test } from '@jest/globals';
import fc from '../support/property.js';
import { excerpt } from '../../src/outcomes/excerpt.rules.js';
import { fateOf, funnelOf } from '../../src/outcomes/fate.rules.js';
import { beginOf } from '../../src/outcomes/period.rules.js';
import { namesSomebody, whyNotCloseWall, whyNotOpenWall } from '../../src/outcomes/wall.rules.js';
import { admin, host, hr, lead } from '../support/actors.js';

test.each([
  ['nobody did anything', [], 'waiting'],
  ['one is open', ['open'], 'adopted'],
  ['one is dropped and another under way', ['dropped', 'doing'], 'adopted'],
  ['all are dropped', ['dropped', 'dropped'], 'dropped'],
  ['one of three is done', ['doing', 'done', 'dropped'], 'done'],
] as const)('when %s, what was raised is told as such', (_, states, fate) => {
  expect(fateOf([...states])).toBe(fate);
});

test('what is done was picked up, and what was dropped is not', () => {
  const counts = { waiting: 4, adopted: 3, done: 2, dropped: 1 };
  expect(funnelOf(counts)).toEqual({
    raised: 10,
    pickedUp: 5,
    done: 2,
    dropped: 1,
    waiting: 4,
    shares: { pickedUp: 50, done: 20 },
  });
  expect(funnelOf({ waiting: 0, adopted: 0, done: 0, dropped: 0 }).shares).toEqual({ pickedUp: 0, done: 0 });
});

describe('a period', () => {
  const at = new Date('2026-03-31T22:30:00Z');
  it('begins with a month, on the clock of the place', () => {
    expect(beginOf('quarter', at, 'Europe/Amsterdam')?.toISOString()).toBe('2026-01-31T23:00:00.000Z');
    expect(beginOf('quarter', at, 'UTC')?.toISOString()).toBe('2026-01-01T00:00:00.000Z');
    expect(beginOf('year', at, 'UTC')?.toISOString()).toBe('2025-04-01T00:00:00.000Z');
    expect(beginOf('all', at, 'UTC')).toBeNull();
  });
});

describe('a screen on a wall', () => {
  const department = { id: 'service', isHost: true };

  it.each([
    [lead, department, null],
    [host, department, 'not-lead'],
    [lead, { id: 'service', isHost: false }, 'not-host-department'],
    [admin, department, null],
    [hr, department, 'not-lead'],
  ])('is opened by a lead of a department that has guests', (actor, where, reason) => {
    expect(whyNotOpenWall(actor, where)).toBe(reason);
  });

  it('is closed once', () => {
    expect(whyNotCloseWall(lead, 'service', true)).toBeNull();
    expect(whyNotCloseWall(lead, 'service', false)).toBe('wall-closed');
    expect(whyNotCloseWall(host, 'service', true)).toBe('not-lead');
  });

  const people = [
    { givenName: 'Daniël', namePrefix: '', familyName: 'Koç' },
    { givenName: 'Bo', namePrefix: '', familyName: 'El Amrani' },
    { givenName: 'Sanne', namePrefix: 'van der', familyName: 'Meer' },
  ];
  it.each([
    ['Daniël moest drie keer terugbellen', true],
    ['DANIEL moest terugbellen', true],
    ['Vraag het aan (El Amrani).', true],
    ['De brief noemt koç niet bij naam', true],
    ['Bo is een woord van twee letters', false],
    ['De danielbrief is onduidelijk', false],
    ['Klanten vinden de knop niet', false],
    ['Er bellen steeds meer klanten', false],
    ['Dat kost twee weken. Meer klanten bellen dan', false],
    ['Sanne weet er meer van', true],
    ['Mevrouw Meer belde terug', true],
    ['vraag het aan v.d. Meer', true],
    ['dat weet van der meer', true],
  ])('does not show what names somebody: %s', (text, isNamed) => {
    expect(namesSomebody(['Een titel', text, null], people)).toBe(isNamed);
  });
});

test('an excerpt is never longer than it may be, and begins like the text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 5, max: 40 }), (text, most) => {
      const short = excerpt(text, most);
      return [...short].length <= most && (short === text || text.startsWith(short.slice(0, -1)));
    }),
  );
  expect(excerpt('Klanten vinden de knop niet op de site', 20)).toBe('Klanten vinden de…');
});
