import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { createMailer, type Mailer } from '../../src/platform/mail/mailer.js';
import { OutboxMail } from '../../src/platform/mail/outbox-mail.entity.js';
import { parseSettings } from '../../src/platform/settings.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let outbox: Mailer;

beforeAll(async () => {
  database = await openTestDatabase();
  outbox = createMailer(parseSettings({}), database.transactions);
});
afterAll(() => database.close());

const mail = {
  to: { name: 'Noor', address: 'noor@example.org' },
  subject: 'Meekijken',
  html: '<p>Dag Noor</p>',
  messageId: '<1.0@localhost>',
  calendar: { method: 'CANCEL' as const, content: 'BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n' },
};

test('without a mail server the whole message stays readable in the house, once', async () => {
  await outbox.send(mail);
  await outbox.send({ ...mail, subject: 'the same again' });
  const kept = await database.dataSource.manager.find(OutboxMail, {
    select: { recipient: true, subject: true, messageId: true, raw: true },
  });
  expect(kept).toMatchObject([{ recipient: 'noor@example.org', subject: 'Meekijken', messageId: mail.messageId }]);
  const parsed = await simpleParser(kept[0]!.raw);
  expect(parsed.text).toBe('Dag Noor');
  expect(parsed.attachments.map(({ content }) => content.toString())).toEqual([
    mail.calendar.content,
    mail.calendar.content,
  ]);
  expect(await outbox.check()).toBe(true);
});
