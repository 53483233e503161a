import { expect, test } from '@jest/globals';
import { carryStops } from '../../src/rotations/carry-stops.rules.js';

const stop = (stopId: string, departmentId: string, channel: string | null = null) => ({
  stopId,
  departmentId,
  channel,
});

test.each([
  [
    'the same department and channel',
    [stop('a', 'chat', 'chat')],
    [stop('x', 'chat'), stop('y', 'chat', 'chat')],
    [['a', 'y']],
  ],
  ['else the same department', [stop('a', 'chat', 'chat')], [stop('x', 'chat')], [['a', 'x']]],
  [
    'the first as the first',
    [stop('a', 'tel'), stop('b', 'tel')],
    [stop('x', 'tel'), stop('y', 'tel')],
    [
      ['a', 'x'],
      ['b', 'y'],
    ],
  ],
  ['nothing twice', [stop('a', 'tel'), stop('b', 'tel')], [stop('x', 'tel')], [['a', 'x']]],
  ['nothing elsewhere', [stop('a', 'tel')], [stop('x', 'chat')], []],
])('a stop goes on as %s', (_, before, after, carried) => {
  expect([...carryStops(before, after)]).toEqual(carried);
});
