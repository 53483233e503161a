import { describe, expect, test } from '@jest/globals';
import fc from '../support/property.js';
import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import { readFileSync } from 'node:fs';
import {
  calendarFeed,
  calendarMessage,
  type CalendarEvent,
  type CalendarMessage,
} from '../../src/calendar/calendar-object.client.js';

const golden = (name: string) => readFileSync(`${import.meta.dirname}/golden/${name}`, 'utf8');

const event: CalendarEvent = {
  uid: '1f6c1f4e-6a0e-4d8c-9b39-1c1a8e0f9f10@meekijk.example.org',
  sequence: 0,
  stamp: new Date('2026-11-20T08:15:30Z'),
  startsAt: new Date('2026-11-24T08:30:00Z'),
  endsAt: new Date('2026-11-24T11:30:00Z'),
  summary: 'Meekijken bij Klantenservice Telefoon',
  description:
    'Kom een kwartier eerder; koffie staat klaar, neem je oortjes mee.\n\nhttps://meekijk.example.org/visits/42',
  location: 'Utrecht, 3e verdieping; bij de balie',
  url: 'https://meekijk.example.org/visits/42',
  organizer: { name: 'Klantenservice Telefoon', address: 'meekijk@example.org' },
};
const request: CalendarMessage = {
  ...event,
  method: 'REQUEST',
  attendee: { name: 'Noor Jansen', address: 'noor.jansen@example.org' },
};

function parse(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[] as never);
  const events = calendar.getAllSubcomponents('vevent');
  return { calendar, events, event: events[0]! };
}

const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');
const linesOf = (text: string) => text.split('\r\n');

describe('to the byte', () => {
  test('a request', () => {
    expect(calendarMessage(request)).toBe(golden('request.ics'));
  });

  test('a cancellation of the same event: one higher, same everything else', () => {
    expect(calendarMessage({ ...request, method: 'CANCEL', sequence: 1 })).toBe(golden('cancel.ics'));
  });

  test('a feed', () => {
    expect(calendarFeed('Meekijk; Noor, 2026', [event, { ...event, uid: 'other@example.org' }])).toBe(
      golden('feed.ics'),
    );
  });
});

describe('read back by another library', () => {
  test('a request says who, what, where and when', () => {
    const { calendar, events, event } = parse(calendarMessage(request));
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(events).toHaveLength(1);
    expect(event.getFirstPropertyValue('uid')).toBe(request.uid);
    expect(event.getFirstPropertyValue('sequence')).toBe(0);
    expect(event.getFirstPropertyValue('status')).toBe('CONFIRMED');
    expect(event.getFirstPropertyValue('summary')).toBe(request.summary);
    expect(event.getFirstPropertyValue('description')).toBe(request.description);
    expect(event.getFirstPropertyValue('location')).toBe(request.location);
    expect(event.getFirstPropertyValue('url')).toBe(request.url);
    expect(event.getFirstProperty('organizer')!.getParameter('cn')).toBe('Klantenservice Telefoon');
    const attendees = event.getAllProperties('attendee');
    expect(attendees).toHaveLength(1);
    expect(String(attendees[0]!.getFirstValue()).toLowerCase()).toBe('mailto:noor.jansen@example.org');
    expect(attendees[0]!.getParameter('rsvp')).toBe('TRUE');
    expect(attendees[0]!.getParameter('partstat')).toBe('NEEDS-ACTION');
  });

  test('a feed names its calendar and no attendee', () => {
    const { calendar, events } = parse(calendarFeed('Meekijk; Noor, 2026', [event, event]));
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe(String.raw`Meekijk\; Noor\, 2026`);
    expect(events).toHaveLength(2);
    expect(events.flatMap((event) => event.getAllProperties('attendee'))).toEqual([]);
  });

  test('an empty feed is still a calendar', () => {
    expect(parse(calendarFeed('Meekijk', [])).events).toEqual([]);
  });

  test('nothing that confuses a calendar: no time zone, no alarm, no X- property, our own PRODID', () => {
    const text = calendarMessage(request);
    expect(text).not.toMatch(/VTIMEZONE|TZID|VALARM|^X-/m);
    expect(text).toContain('PRODID:-//Meekijk//Meekijk//EN\r\n');
  });
});

describe('the nights on which the clock changes', () => {
  test.each([
    ['twice half past two in October, the first', '2026-10-25T02:30:00+02:00', '20261025T003000Z'],
    ['twice half past two in October, the second', '2026-10-25T02:30:00+01:00', '20261025T013000Z'],
    ['just before the missing hour in March', '2026-03-29T01:59:59+01:00', '20260329T005959Z'],
    ['just after the missing hour in March', '2026-03-29T03:00:00+02:00', '20260329T010000Z'],
  ])('%s', (_, start, expected) => {
    const startsAt = new Date(start);
    const endsAt = DateTime.fromJSDate(startsAt).plus({ hours: 3 }).toJSDate();
    const text = calendarMessage({ ...request, startsAt, endsAt });
    expect(unfolded(text)).toContain(`DTSTART:${expected}`);
    const { event } = parse(text);
    expect((event.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate()).toEqual(startsAt);
    expect((event.getFirstPropertyValue('dtend') as ICAL.Time).toJSDate()).toEqual(endsAt);
  });
});

const hostileNames = [
  'Jansen, Noor',
  'Noor; Jansen: de tweede',
  'Noor "Nootje" Jansen',
  `^' ^^ ^n Noor "^`,
  "Siobhán O'Brien-Köçër ë",
  '👩🏽‍🚀 Noor 🏳️‍🌈',
  'ë'.repeat(200),
  '👩🏽‍🚀'.repeat(30),
  'N'.repeat(200),
  'شيماء الزهراء',
];

describe.each(hostileNames)('a name such as %s', (name) => {
  const text = calendarMessage({
    ...request,
    summary: name,
    attendee: { ...request.attendee, name },
    organizer: { ...request.organizer, name },
  });

  test('comes back as it went in', () => {
    const { event } = parse(text);
    expect(event.getFirstPropertyValue('summary')).toBe(name);
    expect(event.getFirstProperty('attendee')!.getParameter('cn')).toBe(name);
    expect(event.getFirstProperty('organizer')!.getParameter('cn')).toBe(name);
  });

  test('has no more quotes in its parameters than stand around them', () => {
    for (const line of unfolded(text).filter((line) => /^(ATTENDEE|ORGANIZER)/.test(line)))
      expect(line.match(/"/g)).toHaveLength(2);
  });
});

test('a name keeps to one line and loses what cannot be written in it', () => {
  const text = calendarMessage({
    ...request,
    attendee: { ...request.attendee, name: ' Noor\r\nATTENDEE:mailto:x@y.z\\ \u0007' },
  });
  const { event } = parse(text);
  expect(event.getAllProperties('attendee')).toHaveLength(1);
  expect(event.getFirstProperty('attendee')!.getParameter('cn')).toBe('Noor ATTENDEE:mailto:x@y.z/');
});

test('an address is written as a URI', () => {
  const attendee = { name: 'Noor', address: 'noor+o\'brien,"x;y"@example.org' };
  expect(unfolded(calendarMessage({ ...request, attendee })).find((line) => line.startsWith('ATTENDEE'))).toMatch(
    /:MAILTO:noor\+o'brien%2C%22x%3By%22@example\.org$/i,
  );
});

test('any text survives, in lines of at most 75 octets that break between characters', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 300 }).map((s) => s.replace(/(?!\n)\p{Cc}/gu, ''));
  fc.assert(
    fc.property(text, text, (description, summary) => {
      const object = calendarMessage({ ...request, description, summary });
      for (const line of linesOf(object)) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toContain('\n');
        expect(Buffer.from(line).toString()).not.toContain('\ufffd');
      }
      expect(object.endsWith('END:VCALENDAR\r\n')).toBe(true);
      expect(parse(object).event.getFirstPropertyValue('description') ?? '').toBe(description);
      expect(parse(object).event.getFirstPropertyValue('summary') ?? '').toBe(summary.replace(/\s+/g, ' ').trim());
    }),
  );
});
