import { expect, test } from '@jest/globals';
import fc from '../support/property.js';
import { DateTime } from 'luxon';
import { dateInZone, inZone } from '../../src/platform/time-zone.rules.js';

// One with a quarter in its offset, one that changes by half an hour, one that skipped a day.
const zones = ['Europe/Amsterdam', 'Europe/Lisbon', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });

test('the clock of a zone is the one that Luxon shows, whatever was asked before', () => {
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), fc.integer({ min: -90, max: 90 }), (at, zone, minutes) => {
      for (const moment of [at, new Date(at.getTime() + minutes * 60_000)]) {
        expect(inZone(moment, zone).toISO()).toBe(DateTime.fromJSDate(moment, { zone }).toISO());
      }
      const date = at.toISOString().slice(0, 10);
      expect(dateInZone(date, zone).toISO()).toBe(DateTime.fromISO(date, { zone }).toISO());
      const [ours, theirs] = [inZone(at, zone), DateTime.fromJSDate(at, { zone })];
      expect(ours.startOf('week').plus({ days: 1 }).toISO()).toBe(theirs.startOf('week').plus({ days: 1 }).toISO());
    }),
    { numRuns: 500 },
  );
});

test('summer time begins and ends on the minute', () => {
  const clock = (instant: string) => inZone(new Date(instant), 'Europe/Amsterdam').toFormat('HH:mm');
  expect(['2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z'].map(clock)).toEqual(['01:59', '03:00']);
  expect(['2026-10-25T00:59:59Z', '2026-10-25T01:00:00Z'].map(clock)).toEqual(['02:59', '02:00']);
});
