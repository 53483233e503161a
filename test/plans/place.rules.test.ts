import { expect, test } from '@jest/globals';
import type { PlanHire, PlanSlot } from '../../src/planner/problem.js';
import { type PlaceFacts, whyNotPlace } from '../../src/plans/place.rules.js';

const at = (id: string, day: string, stop = 'phone', hour = 9): PlanSlot => ({
  id,
  stops: [stop],
  day,
  startMinute: hour * 60,
  endMinute: (hour + 2) * 60,
  seats: 2,
});

const window = { from: '2027-01-04', to: '2027-01-15', visits: 1, isRequired: true, weight: 1 };
const hire: PlanHire = {
  id: 'noor',
  stops: [
    { stop: 'phone', ...window },
    { stop: 'chat', ...window },
  ],
  isOrdered: false,
  absent: [],
  busy: [],
  places: null,
};

const facts = (some: Partial<PlaceFacts> = {}): PlaceFacts => ({
  hire,
  stop: hire.stops[0]!,
  rules: { perDay: 1, perWeek: null },
  slot: at('tuesday', '2027-01-05'),
  isOpen: true,
  isExcluded: false,
  isLeftOut: false,
  others: [],
  seatsLeft: 1,
  teamRoom: Infinity,
  ...some,
});

const chatOn = (day: string, hour = 9) => ({ stop: 'chat', slot: at('chat', day, 'chat', hour) });

const cases: [string, Partial<PlaceFacts>, string | null][] = [
  ['a free moment in the window', {}, null],
  ['a hire who is left out of the plan', { isLeftOut: true }, 'hire-left-out'],
  ['a moment that does not take place', { isOpen: false }, 'moment-gone'],
  ['a moment of another stop', { slot: at('x', '2027-01-05', 'chat') }, 'moment-of-other-stop'],
  ['a day after the window', { slot: at('x', '2027-01-18') }, 'moment-outside-window'],
  ['a day before the window', { slot: at('x', '2027-01-01') }, 'moment-outside-window'],
  ['a day off', { hire: { ...hire, absent: ['2027-01-05'] } }, 'hire-away'],
  ['another place', { hire: { ...hire, places: ['Gent'] }, slot: { ...at('x', '2027-01-05'), place: 'Zwolle' } }, 'hire-other-place'], // prettier-ignore
  ['hours that are taken', { hire: { ...hire, busy: [{ day: '2027-01-05', startMinute: 600, endMinute: 630 }] } }, 'hire-busy'], // prettier-ignore
  ['hours right after what is taken', { hire: { ...hire, busy: [{ day: '2027-01-05', startMinute: 480, endMinute: 540 }] } }, null], // prettier-ignore
  ['an excluded moment', { isExcluded: true }, 'moment-excluded'],
  ['a day that has a visit already', { others: [chatOn('2027-01-05', 13)] }, 'hire-day-full'],
  ['a second visit where two a day may be', { others: [chatOn('2027-01-05', 13)], rules: { perDay: 2, perWeek: null } }, null], // prettier-ignore
  ['the hours of another visit', { others: [chatOn('2027-01-05', 10)], rules: { perDay: 2, perWeek: null } }, 'hire-busy'], // prettier-ignore
  ['a week that is full', { others: [chatOn('2027-01-08')], rules: { perDay: 1, perWeek: 1 } }, 'hire-week-full'],
  ['a week beside one that is full', { others: [chatOn('2027-01-11')], rules: { perDay: 1, perWeek: 1 } }, null],
  ['before a later stop', { hire: { ...hire, isOrdered: true }, others: [chatOn('2027-01-11')] }, null],
  ['after a later stop', { hire: { ...hire, isOrdered: true }, others: [chatOn('2027-01-04')] }, 'hire-out-of-order'],
  ['a full moment', { seatsLeft: 0 }, 'moment-full'],
  ['a team that can have no more guests', { teamRoom: 0 }, 'moment-team-full'],
];

test.each(cases.map(([what, some, reason]) => [what, reason, some] as const))('%s: %s', (_, reason, some) => {
  expect(whyNotPlace(facts(some))).toBe(reason);
});
