import { expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { readMessage } from '../../src/platform/mail/read-message.js';
import { composeMessage } from '../../src/platform/mail/smtp.client.js';

const mail = {
  to: { name: 'Noor', address: 'noor@example.org' },
  subject: 'Meekijken',
  html: `<p>Dag Zoë, tot “dinsdag” 😀 = 50 %</p>${'<p>Een lange regel die gevouwen wordt. </p>'.repeat(40)}\n`,
  messageId: '<1.0@localhost>',
};

test('an invite of our own is read back as it was composed, and as a mail program reads it', async () => {
  const content = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Bij Zoë\r\nEND:VCALENDAR\r\n';
  const source = await composeMessage({ ...mail, calendar: { method: 'REQUEST', content } });
  const { html, calendar } = readMessage(source);
  expect(calendar).toBe(content);
  expect(html.trim()).toBe(mail.html.trim());
  expect(html.trim()).toBe(((await simpleParser(source)).html as string).trim());
});

test('a mail without an invite has none', async () => {
  expect(readMessage(await composeMessage(mail))).toMatchObject({ calendar: null });
});
