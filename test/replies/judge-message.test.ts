import { expect, test } from '@jest/globals';
import { judgeMessage } from '../../src/replies/judge-message.js';

const head = 'From: noor@example.org\r\nMIME-Version: 1.0\r\n';
const letter = (type: string, body: string) => Buffer.from(`${head}Content-Type: ${type}\r\n\r\n${body}\r\n`);
const answer = (object: string) =>
  Buffer.from(
    `${head}Content-Type: text/calendar\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(object).toString('base64')}\r\n`,
  );

// Each keeps its reader busy for seconds, the first two for most of a minute, and nobody is served meanwhile.
test.each([
  ['nothing but new lines', letter('text/html', '\n'.repeat(900_000))],
  ['a line folded without end', letter('text/calendar', `BEGIN:VCALENDAR\r\nX:${'\r\n x'.repeat(300_000)}`)],
  ['parts without end', letter('multipart/mixed; boundary=b', '--b\r\n\r\nx\r\n'.repeat(25_000))],
  ['a property with a hundred thousand parameters', answer(`BEGIN:VCALENDAR\r\nATTENDEE${';A=b'.repeat(100_000)}:x`)],
  ['events in events without end', answer('BEGIN:VEVENT\r\n'.repeat(40_000))],
])('a message made to be slow is put aside unread: %s', async (_, raw) => {
  expect((await judgeMessage(raw)).content).toBe('reply-too-big');
});

test.each([
  ['a second line From', 'From: noor@example.org\r\nFrom: eve@example.net'],
  ['several senders', 'From: eve@example.net, noor@example.org'],
  ['a group', 'From: us: noor@example.org;, eve@example.net'],
])('whoever else a message says it comes from is a sender as well: %s', async (_, from) => {
  const { senders } = await judgeMessage(Buffer.from(`${from}\r\n\r\nx`));
  expect(senders.toSorted()).toEqual(['eve@example.net', 'noor@example.org']);
});

test.each([
  ['a name that is an address', 'From: "noor@example.org" <eve@example.net>'],
  [
    'one that is encoded',
    `From: =?utf-8?B?${Buffer.from('<noor@example.org>').toString('base64')}?= <eve@example.net>`,
  ],
  ['a comment', 'From: eve@example.net (noor@example.org)'],
  ['another header', 'X-From: noor@example.org\r\nSender: noor@example.org\r\nFrom: eve@example.net'],
])('nobody sends in the name of another: %s', async (_, from) => {
  expect((await judgeMessage(Buffer.from(`${from}\r\n\r\nx`))).senders).toEqual(['eve@example.net']);
});
