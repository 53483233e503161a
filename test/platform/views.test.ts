import { afterAll, beforeAll, describe, expect, it, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixClock } from '../../src/platform/clock.js';
import { assetUrl } from '../../src/platform/views/assets.js';
import { groupByDay } from '../../src/platform/views/days.js';
import { Views } from '../../src/platform/views/views.js';

let folder: string;
let views: Views;
let count = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'views-'));
  views = new Views(folder);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  fixClock(null);
});

/** What a template with this text shows. */
function show(text: string, model: object = {}, language: 'nl' | 'en' = 'nl'): string {
  const name = `template-${++count}`;
  writeFileSync(join(folder, `${name}.liquid`), text);
  return views.render(name, model, language);
}

describe('a template', () => {
  it('escapes what people typed, in text and in attributes', () => {
    const goal = `<script>alert('hi')</script> & "more"`;
    expect(show('<p title="{{ goal }}">{{ goal }}</p>', { goal })).not.toMatch(/<script|title="[^"]*" m/);
  });

  it('escapes the facts of a sentence too', () => {
    expect(show(`{{ 'visits.of' | t: name: name }}`, { name: '<i>Noor</i>' })).toBe(
      'Bezoek van &lt;i&gt;Noor&lt;/i&gt;',
    );
  });

  it('cannot print a variable that is not there', () => {
    expect(() => show('{{ nobody }}')).toThrow('nobody');
    expect(() => show('{{ visit.nobody }}', { visit: {} })).toThrow('nobody');
  });

  it('may ask whether an optional parameter is there', () => {
    expect(show('{% if hint %}yes{% else %}no{% endif %}')).toBe('no');
  });

  it('does not see what an object inherits', () => {
    expect(() => show('{{ visit.constructor }}', { visit: {} })).toThrow('constructor');
  });

  it('cannot use an unknown filter or message', () => {
    expect(() => show(`{{ 'x' | shout }}`)).toThrow('shout');
    expect(() => show(`{{ 'visits.no-such-key' | t }}`)).toThrow('no-such-key');
  });

  it('takes an empty text for nothing', () => {
    expect(show('{% if briefing %}yes{% else %}no{% endif %}', { briefing: '' })).toBe('no');
  });
});

describe('dates', () => {
  const at = new Date('2026-11-24T08:30:00Z');

  test.each([
    ['nl', 'Europe/Amsterdam', 'dinsdag 24 november 2026, di 24 nov, 09:30'],
    ['en', 'Europe/London', 'Tuesday 24 November 2026, Tue 24 Nov, 08:30'],
  ] as const)('in %s, on the clock of %s', (language, zone, said) => {
    const text = '{{ at | date: zone }}, {{ at | short_date: zone }}, {{ at | time: zone }}';
    expect(show(text, { at, zone }, language)).toBe(said);
  });

  test('the two nights on which the clock changes', () => {
    const times = (day: string) =>
      show('{{ a | time: zone }} {{ b | time: zone }}', {
        a: new Date(`${day}T00:30:00Z`),
        b: new Date(`${day}T01:30:00Z`),
        zone: 'Europe/Amsterdam',
      });
    expect(times('2026-03-29')).toBe('01:30 03:30');
    expect(times('2026-10-25')).toBe('02:30 02:30');
  });

  test.each([
    ['2026-11-24T08:29:30Z', 'nu'],
    ['2026-11-24T08:10:00Z', '20 minuten geleden'],
    ['2026-11-23T07:00:00Z', 'gisteren'],
    ['2026-11-20T08:00:00Z', '4 dagen geleden'],
  ])('how long ago %s was: %s', (then, said) => {
    fixClock(at);
    expect(show('{{ then | age }}', { then: new Date(then) })).toBe(said);
  });

  test('days are those of the place, and today has a name', () => {
    fixClock(new Date('2026-11-24T22:30:00Z'));
    const item = (startsAt: string, timeZone: string) => ({ startsAt: new Date(startsAt), timeZone });
    const late = item('2026-11-24T23:15:00Z', 'Europe/Amsterdam');
    const days = groupByDay([item('2026-11-24T22:45:00Z', 'Europe/London'), late, item('2026-11-27T09:00:00Z', 'UTC')]);
    expect(days.map(({ word, items }) => [word, items.length])).toEqual([
      ['today', 1],
      ['tomorrow', 1],
      [null, 1],
    ]);
  });
});

test.each([
  ['Noor de Boer', 'NB'],
  ['Zoë', 'Z'],
  ["Björn in 't Veld", 'BV'],
  ['', ''],
])('the initials of "%s" are "%s"', (name, said) => {
  expect(show('{{ name | initials }}', { name })).toBe(said);
});

test('the address of an asset changes with its content, and one that is not there is an error', () => {
  expect(assetUrl('tokens.css')).toMatch(/^\/assets\/tokens\.css\?v=[\w-]{12}$/);
  expect(() => assetUrl('bootstrap.css')).toThrow('bootstrap.css');
});
