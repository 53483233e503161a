import { describe, expect, test } from '@jest/globals';
import fc from '../support/property.js';
import { fairest, type HostChoices, type HostStanding, mayStepIn, whyNotHost } from '../../src/hosts/host.rules.js';

// A Tuesday, from nine to twelve on the clock of Amsterdam.
const place = {
  channel: 'phone',
  language: 'nl',
  startsAt: new Date('2026-12-01T08:00:00Z'),
  endsAt: new Date('2026-12-01T11:00:00Z'),
  timeZone: 'Europe/Amsterdam',
} as const;

const free: HostStanding = {
  id: 'hanna',
  name: 'Hanna',
  place,
  isOfSlot: true,
  wishes: null,
  isVisitor: false,
  isAbsent: false,
  isPaused: false,
  hasDeclined: false,
  isElsewhere: false,
  onDay: 0,
  inWeek: 0,
  inMonth: 0,
  here: 0,
  lately: 0,
  lastGivenAt: null,
};

const anything: HostChoices = {
  takesPart: true,
  channels: [],
  languages: [],
  hours: [],
  mostPerDay: null,
  mostPerWeek: null,
  mostPerMonth: null,
};

const wishing = (wishes: Partial<HostChoices>, facts: Partial<HostStanding> = {}): HostStanding => ({
  ...free,
  ...facts,
  wishes: { ...anything, ...wishes },
});

const NOT = 'host-not-available';
const tuesday = (from: string, to: string) => [{ weekday: 2, from, to }];

describe('a host can have a guest', () => {
  test.each<[string, HostStanding, string | null]>([
    ['who has not said anything yet', free, null],
    ['who wishes nothing in particular', wishing({}), null],
    ['but not themselves', { ...free, isVisitor: true }, 'host-is-visitor'],
    ['but not while away', { ...free, isAbsent: true }, 'host-absent'],
    ['but not in two places at once', { ...free, isElsewhere: true }, 'host-elsewhere'],
    ['but not who takes no part', wishing({ takesPart: false }), NOT],
    ['but not during a pause', { ...free, isPaused: true }, NOT],
    ['but not whom they would rather not receive', { ...free, hasDeclined: true }, NOT],
    ['on a channel of their choice', wishing({ channels: ['chat', 'phone'] }), null],
    ['but not on another channel', wishing({ channels: ['chat'] }), NOT],
    ['in a language of their choice', wishing({ languages: ['nl'] }), null],
    ['but not in another language', wishing({ languages: ['en'] }), NOT],
    ['within hours of their choice', wishing({ hours: tuesday('09:00', '12:00') }), null],
    ['but not when it begins before', wishing({ hours: tuesday('09:30', '17:00') }), NOT],
    ['but not when it ends after', wishing({ hours: tuesday('08:00', '11:59') }), NOT],
    ['but not on another weekday', wishing({ hours: [{ weekday: 3, from: '00:00', to: '23:59' }] }), NOT],
    ['below the most a day', wishing({ mostPerDay: 2 }, { onDay: 1 }), null],
    ['but not above the most a day', wishing({ mostPerDay: 2 }, { onDay: 2 }), NOT],
    ['but not above the most a week', wishing({ mostPerWeek: 3 }, { inWeek: 3 }), NOT],
    ['but not above the most a month', wishing({ mostPerMonth: 5 }, { inMonth: 6 }), NOT],
  ])('%s', (_, host, expected) => {
    expect(whyNotHost(host)).toBe(expected);
  });

  test('at the same hours on the clock in summer and in winter', () => {
    const inSummer = { ...place, startsAt: new Date('2026-06-30T07:00:00Z'), endsAt: new Date('2026-06-30T10:00:00Z') };
    const host = wishing({ hours: tuesday('09:00', '12:00') });
    expect([whyNotHost(host), whyNotHost({ ...host, place: inSummer })]).toEqual([null, null]);
  });
});

test('only who said to take part is given guests of moments nobody named them for', () => {
  expect(mayStepIn(free)).toBe(false);
  expect(mayStepIn(wishing({}))).toBe(true);
  expect(mayStepIn(wishing({ takesPart: false }))).toBe(false);
});

describe('whose turn it is', () => {
  const named = (id: string, facts: Partial<HostStanding> = {}) => ({ ...free, id, ...facts });
  const [long, lately] = [new Date('2026-10-01T08:00:00Z'), new Date('2026-11-01T08:00:00Z')];

  test.each<[string, HostStanding[], string | undefined]>([
    ['nobody when there is nobody', [], undefined],
    ['the first named among equals', [named('hanna'), named('hugo')], 'hanna'],
    ['who never had a guest', [named('hanna', { lastGivenAt: long }), named('hugo')], 'hugo'],
    [
      'whose last guest is longest ago, though they had more',
      [named('hanna', { lastGivenAt: lately, lately: 1 }), named('hugo', { lastGivenAt: long, lately: 9 })],
      'hugo',
    ],
    ['who had fewest when that is the same', [named('hanna', { lately: 3 }), named('hugo', { lately: 2 })], 'hugo'],
    [
      'before all that, who has the fewest at this very moment',
      [named('hanna', { here: 1, lastGivenAt: long }), named('hugo', { lastGivenAt: lately })],
      'hugo',
    ],
  ])('%s', (_, hosts, expected) => {
    expect(fairest(hosts)?.id).toBe(expected);
  });

  test('equal hosts never differ by more than one guest, at one moment or over many', () => {
    const moments = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), moments, (count, guestsOf) => {
        let hosts = Array.from({ length: count }, (_, n) => named(`${n}`));
        let turn = 0;
        for (const guests of guestsOf) {
          hosts = hosts.map((host) => ({ ...host, here: 0 }));
          for (let guest = 0; guest < guests; guest++) {
            const next = fairest(hosts)!;
            Object.assign(next, { here: next.here + 1, lately: next.lately + 1, lastGivenAt: new Date(++turn) });
            for (const load of ['here', 'lately'] as const) {
              const loads = hosts.map((host) => host[load]);
              expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
            }
          }
        }
      }),
    );
  });
});
