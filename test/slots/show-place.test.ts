import { expect, test } from '@jest/globals';
import { Views } from '../../src/platform/views/views.js';
import { showPlace } from '../../src/slots/show-place.js';

const views = new Views();
const inLondon = {
  location: 'Room 4',
  timeZone: 'Europe/London',
  startsAt: new Date('2026-11-24T09:00:00Z'),
  endsAt: new Date('2026-11-24T12:00:00Z'),
};

const hoursFor = (place: typeof inLondon, readerZone: string) =>
  views
    .render('partials/hours', { at: showPlace(place, readerZone) }, 'en')
    .replace(/<[^>]+>/g, '')
    .trim();

test("hours are on the reader's clock, with those of the place beside them where they differ", () => {
  expect(hoursFor(inLondon, 'Europe/Amsterdam')).toBe('10:00–13:00 09:00–12:00 in London');
});

test('where it is the same hour, in whichever country, they are said once', () => {
  expect(hoursFor(inLondon, 'Europe/Lisbon')).toBe('09:00–12:00');
});

test('where it is another day too, that day is said', () => {
  const late = { ...inLondon, timeZone: 'America/New_York', startsAt: new Date('2026-11-24T02:00:00Z') };
  expect(hoursFor(late, 'Europe/Amsterdam')).toBe('03:00–13:00 Mon 21:00–07:00 in New York');
  expect(showPlace(late, 'Europe/Amsterdam').timeZone).toBe('Europe/Amsterdam');
});

test('a place is a link when it begins like one', () => {
  expect(showPlace({ ...inLondon, location: 'https://meet.example.org/1' }, 'Europe/London').isOnline).toBe(true);
  expect(showPlace(inLondon, 'Europe/London').isOnline).toBe(false);
});
