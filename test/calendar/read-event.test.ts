import { expect, test } from '@jest/globals';
import { calendarMessage } from '../../src/calendar/calendar-object.client.js';
import { readEvent } from '../../src/calendar/read-event.js';

const message = {
  uid: '1@example.org',
  sequence: 2,
  stamp: new Date('2026-11-20T10:00:00Z'),
  startsAt: new Date('2026-11-24T08:30:00Z'),
  endsAt: new Date('2026-11-24T11:00:00Z'),
  description: 'Wat hoor je vaak?',
  organizer: { name: 'Klantenservice', address: 'meekijk@example.org' },
  method: 'CANCEL' as const,
};

test.each([
  ['Meekijken bij Klantenservice', 'Zwolle', 'Noor de Boer'],
  ['Komma, puntkomma; en \\ streep', 'https://example.org/room?a=1,2;3', 'Saïda O’Brien, PhD'],
  ['Lang '.repeat(40).trim(), 'Kamer 3: links', 'Zoë van der Meer'],
])('what an invite says is told in plain facts: %s', (summary, location, name) => {
  const attendee = { name, address: 'noor@example.org' };
  expect(readEvent(calendarMessage({ ...message, summary, location, attendee }))).toEqual({
    method: 'CANCEL',
    summary,
    location,
    startsAt: message.startsAt,
    endsAt: message.endsAt,
    attendee: name,
    sequence: '2',
  });
});
